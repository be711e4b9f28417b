using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Engines.Tests.Conventions.Infra.Creation;

/// <summary>AWS as moto_server plays it, on a loopback port of its own, and the few calls that the tests make.</summary>
internal sealed partial class Moto : IDisposable
{
    public const string Region = "us-east-1";

    private static readonly TimeSpan StartTimeMax = TimeSpan.FromMinutes(2);

    private readonly Process process;
    private readonly HttpClient http;
    private readonly ErrorLines errors;

    private Moto(Process process, ErrorLines errors, Uri address) => (this.process, this.errors, http) = (process, errors, new HttpClient { BaseAddress = address });

    /// <summary>Null where there is no moto_server, or one that does not start.</summary>
    public static async Task<Moto?> StartAsync()
    {
        var start = new ProcessStartInfo("moto_server", ["-H", "127.0.0.1", "-p", "0"]) { RedirectStandardError = true, RedirectStandardOutput = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            return null;
        }

        var errors = new ErrorLines();
        process.ErrorDataReceived += (_, line) => errors.Take(line.Data);
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();

        if (await errors.Address.WaitAsync(StartTimeMax) is { } address)
            return new(process, errors, address);

        process.Dispose();
        return null;
    }

    /// <summary>Creates a stack and gives what became of it: its status, or what CloudFormation said against it.</summary>
    public async Task<string> CreateStackAsync(string name, JsonObject template, IReadOnlyDictionary<string, string> parameters)
    {
        var fields = new Dictionary<string, string> { ["Action"] = "CreateStack", ["StackName"] = name, ["TemplateBody"] = template.ToJsonString() };
        foreach (var (index, (key, value)) in parameters.Index())
            (fields[$"Parameters.member.{index + 1}.ParameterKey"], fields[$"Parameters.member.{index + 1}.ParameterValue"]) = (key, value);

        foreach (var (key, _) in template["Parameters"]?.AsObject().Where(one => one.Value!["Type"]!.ToString().StartsWith("AWS::SSM::", StringComparison.Ordinal)) ?? [])
        {
            var path = parameters.GetValueOrDefault(key) ?? template["Parameters"]![key]!["Default"]?.ToString() ?? "";
            using var found = await SendAsync("ssm", Call("AmazonSSM.GetParameter", new JsonObject { ["Name"] = path }));
            if (!found.IsSuccessStatusCode)
                return $"{key}: nothing stands in Parameter Store at {path}";
        }

        using var answer = await SendAsync("cloudformation", new(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent(fields) });
        if (!answer.IsSuccessStatusCode)
            return answer.StatusCode == HttpStatusCode.InternalServerError ? $"moto failed: {errors.LastException}" : await answer.Content.ReadAsStringAsync();

        return Values(await QueryAsync("cloudformation", "DescribeStacks", ("StackName", name)), "StackStatus").Single();
    }

    /// <summary>What each logical id of a stack became; what moto passed over is not among them.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ResourcesAsync(string stack) =>
        (await QueryAsync("cloudformation", "DescribeStackResources", ("StackName", stack))).Descendants().Where(node => node.Name.LocalName == "member")
        .Where(member => Values(member, "LogicalResourceId").Any() && Values(member, "PhysicalResourceId").Any())
        .ToDictionary(member => Values(member, "LogicalResourceId").First(), member => Values(member, "PhysicalResourceId").First(), StringComparer.Ordinal);

    /// <summary>A role's policy as it was stored.</summary>
    public async Task<JsonObject> RolePolicyAsync(string role, string policy)
    {
        var answer = await QueryAsync("iam", "GetRolePolicy", ("RoleName", role), ("PolicyName", policy));
        return JsonNode.Parse(Uri.UnescapeDataString(Values(answer, "PolicyDocument").Single()))!.AsObject();
    }

    /// <summary>A call of a service that speaks JSON.</summary>
    /// <param name="service">As credentials name it.</param>
    /// <param name="target">The operation, such as <c>AmazonSSM.GetParameter</c>.</param>
    /// <param name="body">What it is called with.</param>
    public Task<JsonObject> CallAsync(string service, string target, JsonObject body) => JsonAsync(service, Call(target, body));

    public Task<JsonObject> GetAsync(string service, string path) => JsonAsync(service, new(HttpMethod.Get, path));

    /// <summary>Lays down an object of a few bytes, and its bucket.</summary>
    public async Task PutObjectAsync(string bucket, string key)
    {
        (await SendAsync("s3", new(HttpMethod.Put, $"/{bucket}"))).EnsureSuccessStatusCode().Dispose();
        (await SendAsync("s3", new(HttpMethod.Put, $"/{bucket}/{key}") { Content = new StringContent("code") })).EnsureSuccessStatusCode().Dispose();
    }

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.Dispose();
        http.Dispose();
    }

    private async Task<XElement> QueryAsync(string service, string action, params (string Key, string Value)[] fields)
    {
        var all = fields.Append(("Action", action)).Select(field => KeyValuePair.Create(field.Item1, field.Item2));
        using var answer = await SendAsync(service, new(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent(all) });
        return XElement.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
    }

    private async Task<JsonObject> JsonAsync(string service, HttpRequestMessage request)
    {
        using var answer = await SendAsync(service, request);
        return JsonNode.Parse(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync())!.AsObject();
    }

    // moto reads from the credentials which service and Region are meant, and never looks at a signature.
    private async Task<HttpResponseMessage> SendAsync(string service, HttpRequestMessage request)
    {
        using (request)
        {
            request.Headers.TryAddWithoutValidation(
                "Authorization", $"AWS4-HMAC-SHA256 Credential=test/20260101/{Region}/{service}/aws4_request, SignedHeaders=host, Signature=none");
            return await http.SendAsync(request);
        }
    }

    private static HttpRequestMessage Call(string target, JsonObject body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/x-amz-json-1.0") };
        request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
        return request;
    }

    private static IEnumerable<string> Values(XElement node, string name) => node.Descendants().Where(one => one.Name.LocalName == name).Select(one => one.Value);

    /// <summary>What the server writes while it runs: first where it listens, then what went wrong in it.</summary>
    private sealed partial class ErrorLines
    {
        private readonly TaskCompletionSource<Uri?> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Null where the server ended without listening.</summary>
        public Task<Uri?> Address => address.Task;

        public string LastException { get; private set; } = "";

        public void Take(string? line)
        {
            if (line is null)
                address.TrySetResult(null);
            else if (Running().Match(line) is { Success: true } match)
                address.TrySetResult(new Uri(match.Value));
            else if (Thrown().IsMatch(line))
                LastException = line;
        }

        [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
        private static partial Regex Running();

        [GeneratedRegex(@"^[A-Za-z.]+(Error|Exception)\b")]
        private static partial Regex Thrown();
    }
}
