using System.Text.RegularExpressions;

namespace PostHog.Conventions.Sources;

/// <summary>Log messages keep their values apart from their text.</summary>
public sealed partial class LogMessageTests
{
    // Together with a plain string, an interpolated one is a string too, and its values are lost.
    [Test]
    public void Parts_of_a_message_with_values_are_all_interpolated()
    {
        var found = Repository
            .SourcesIn("PostHog.Core/Diagnostics")
            .Concat(Repository.SourcesIn("extensions"))
            .Where(file => file.EndsWith("Messages.cs", StringComparison.Ordinal))
            .SelectMany(
                file => Mixed().Matches(Repository.Read(file)),
                (file, match) => $"{file}: {match}"
            );

        Assert.That(found, Is.Empty);
    }

    [GeneratedRegex(@"\$""[^\n]*""\s*\+ ""|^ *""[^\n]*""\s*\+ \$", RegexOptions.Multiline)]
    private static partial Regex Mixed();
}
