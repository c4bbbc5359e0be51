using System.Globalization;
using System.Text.RegularExpressions;
using PostHog.Development;

namespace PostHog.Docs.Tests.Programs;

/// <summary>
/// Reads how the server of a program misbehaves, from the comment before it, such as
/// <c>server: 503, 429 after 1 s, 401 "unknown token", drops, sleeps</c>: one entry for each request.
/// </summary>
internal static partial class ServerScript
{
    private const string Prefix = "server: ";

    /// <summary>Returns what goes wrong, in order.</summary>
    /// <exception cref="FormatException">The comment is no such script.</exception>
    public static IReadOnlyList<Fault> Read(string script) =>
        script.StartsWith(Prefix, StringComparison.Ordinal)
            ? [.. script[Prefix.Length..].Split(", ").Select(ReadFault)]
            : throw new FormatException($"A comment before a program is a script: {script}");

    private static Fault ReadFault(string entry) =>
        entry switch
        {
            "drops" => new Fault { Abort = true },
            "sleeps" => new Fault { Delay = TimeSpan.FromMinutes(1) },
            _ => ReadAnswer(Answer().Match(entry)),
        };

    private static Fault ReadAnswer(Match answer)
    {
        if (!answer.Success)
        {
            throw new FormatException("A server answers with a status, drops or sleeps.");
        }

        var (wait, reason) = (answer.Groups["wait"], answer.Groups["reason"]);
        return new Fault
        {
            Status = int.Parse(answer.Groups["status"].Value, CultureInfo.InvariantCulture),
            RetryAfter = wait.Success ? wait.Value : null,
            Body = reason.Success ? $$"""{"detail":"{{reason.Value}}"}""" : null,
        };
    }

    [GeneratedRegex("""^(?<status>\d{3})( after (?<wait>\d+) s)?( "(?<reason>[^"]*)")?$""")]
    private static partial Regex Answer();
}
