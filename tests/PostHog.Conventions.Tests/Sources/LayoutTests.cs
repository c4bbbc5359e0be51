using System.Text.RegularExpressions;

namespace PostHog.Conventions.Sources;

/// <summary>The layout that the formatter leaves open.</summary>
public sealed partial class LayoutTests
{
    [Test]
    public void Blank_line_follows_every_block()
    {
        var crowded = Repository
            .Packages.Append("generators")
            .Append("extensions")
            .SelectMany(Repository.SourcesIn)
            .SelectMany(
                file => CrowdedLines(Repository.Read(file)),
                (file, line) => $"{file}:{line}"
            );

        Assert.That(crowded, Is.Empty);
    }

    [TestCase("    {\n    }\n    return;", 3)]
    [TestCase("    {\n    }\n    (a, b) = (b, a);", 3)]
    [TestCase("    {\n    }\n    // Then the rest.", 3)]
    [TestCase("    {\n    }\n    while (true)\n    {\n    }", 3)]
    public void Crowded_block_is_found(string text, int line)
    {
        Assert.That(CrowdedLines(text), Is.EqualTo([line]));
        Assert.That(CrowdedLines(text.Replace("\n", "\r\n")), Is.EqualTo([line]));
    }

    [TestCase("    {\n    }\n\n    return;", TestName = "Block_before_a_blank_line_has_room")]
    [TestCase("    {\n    }\n}", TestName = "Block_before_a_brace_has_room")]
    [TestCase("    {\n    }\n    else\n", TestName = "Block_before_else_has_room")]
    [TestCase("    {\n    }\n    catch (Exception)\n", TestName = "Block_before_catch_has_room")]
    [TestCase("    {\n    }\n    finally\n", TestName = "Block_before_finally_has_room")]
    [TestCase("    {\n    }\n    while (x);\n", TestName = "Body_of_do_has_room")]
    [TestCase("    {\n    }\n    && x", TestName = "Pattern_in_a_condition_has_room")]
    [TestCase("    {\n    }\n    or null", TestName = "Pattern_before_or_has_room")]
    [TestCase("    {\n    }\n    set\n", TestName = "Accessor_before_another_has_room")]
    public void Block_has_room(string text) => Assert.That(CrowdedLines(text), Is.Empty);

    private static IEnumerable<int> CrowdedLines(string text)
    {
        var unix = text.Replace("\r\n", "\n");
        return CrowdedBlock()
            .Matches(unix)
            .Select(match => unix.AsSpan(0, match.Index + match.Length).Count('\n') + 1);
    }

    // A brace alone on its line, then something at the same depth that neither continues the statement nor is the next accessor.
    [GeneratedRegex(
        @"^( *)\}\n\1(?!(?:else|catch|finally|is|and|or|with|when|get|set|init|add|remove)\b|while .*;$)(?=[\w(\[/])",
        RegexOptions.Multiline
    )]
    private static partial Regex CrowdedBlock();
}
