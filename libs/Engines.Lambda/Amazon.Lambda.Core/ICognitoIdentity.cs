namespace Amazon.Lambda.Core;

/// <summary>The Cognito identity of a caller through a mobile SDK.</summary>
public interface ICognitoIdentity
{
    /// <summary>The caller's identity.</summary>
    string IdentityId { get; }

    /// <summary>The pool that the identity belongs to.</summary>
    string IdentityPoolId { get; }
}
