using Amazon.Runtime;
using Engines.Lambda;

namespace Engines.Tests.Unit.Lambda;

public sealed class AwsEnvironmentTests
{
    [Fact]
    public async Task Read_LambdasVariables_GivesSessionCredentials()
    {
        var environment = AwsEnvironment.Read(Variables(
            ("AWS_REGION", "eu-west-1"), ("AWS_ACCESS_KEY_ID", "id"), ("AWS_SECRET_ACCESS_KEY", "key"), ("AWS_SESSION_TOKEN", "token")));

        var keys = await environment.Credentials.GetCredentialsAsync();
        Assert.IsType<SessionAWSCredentials>(environment.Credentials);
        Assert.Equal(("eu-west-1", "id", "key", "token"), (environment.Region, keys.AccessKey, keys.SecretKey, keys.Token));
    }

    [Fact]
    public void Read_NoToken_GivesPlainCredentials()
    {
        var environment = AwsEnvironment.Read(Variables(
            ("AWS_DEFAULT_REGION", "eu-west-2"), ("AWS_ACCESS_KEY_ID", "id"), ("AWS_SECRET_ACCESS_KEY", "key"), ("AWS_SESSION_TOKEN", "")));

        Assert.IsType<BasicAWSCredentials>(environment.Credentials);
        Assert.Equal("eu-west-2", environment.Region);
    }

    private static Func<string, string?> Variables(params (string Name, string Value)[] variables) =>
        name => variables.FirstOrDefault(variable => variable.Name == name).Value;
}
