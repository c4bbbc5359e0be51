using System.Security.Cryptography;
using System.Text;

namespace PostHog.Development.Security;

/// <summary>The secret that programs and the address bar show to get at what the server has. Immutable.</summary>
internal sealed class AccessToken(string text)
{
    private const string Scheme = "Bearer ";

    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(text);

    /// <summary>Returns a new one, of 128 random bits.</summary>
    public static string Create() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Compares in a time that tells nothing.</summary>
    public bool Matches(string candidate) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(candidate), _utf8);

    /// <summary>Compares with what an <c>Authorization</c> header brings.</summary>
    public bool MatchesHeader(string authorization) =>
        authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
        && Matches(authorization[Scheme.Length..]);
}
