using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Editing;
using PostHog.Mirror.Tests.Support;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Tests.Laws;

/// <summary>
/// What holds for every translation of every text, worked out without any of the translator's own rules. Each
/// method lists what breaks its law.
/// </summary>
internal static class Law
{
    public static IEnumerable<string> Broken(string text, Translation translation) =>
        [
            .. KeepsLines(text, translation),
            .. KeepsPositions(text, translation),
            .. KeepsOtherTokens(text, translation),
            .. KeepsCalls(text, translation),
            .. StillParses(text, translation),
        ];

    public static IEnumerable<string> KeepsLines(string text, Translation translation)
    {
        var before = Lines(text).Count;
        var after = Lines(translation.Text).Count;
        if (before != after)
        {
            yield return $"{before} lines became {after}";
        }
    }

    /// <summary>A token nobody edited stays in its line, and in its column unless something before it grew.</summary>
    public static IEnumerable<string> KeepsPositions(string text, Translation translation)
    {
        var before = Lines(text);
        var after = Lines(translation.Text);
        foreach (var (line, edits) in ByLine(text, translation.Edits))
        {
            var kept = KeptUpTo(before[line].Length, edits, before[line].Start);
            for (var column = 0; column < kept; column++)
            {
                var position = before[line].Start + column;
                if (
                    !edits.Any(edit => edit.Start <= position && position < edit.End)
                    && text[position] != translation.Text[after[line].Start + column]
                )
                {
                    yield return $"line {line + 1}, column {column + 1} moved";
                    break;
                }
            }
        }
    }

    /// <summary>The tokens of the output are the tokens of the input, edited; nothing else is lost or added.</summary>
    public static IEnumerable<string> KeepsOtherTokens(string text, Translation translation)
    {
        if (translation.Diagnostics.Count > 0)
        {
            yield break;
        }

        var edits = translation.Edits.ToDictionary(edit => edit.Start);
        var expected = string.Concat(
            Tokens(text)
                .Select(token =>
                    edits.TryGetValue(token.SpanStart, out var edit) ? edit.Text : token.Text
                )
        );
        var actual = string.Concat(Tokens(translation.Text).Select(token => token.Text));
        if (WithoutBlanks(expected) != WithoutBlanks(actual))
        {
            yield return "tokens were lost or added";
        }
    }

    /// <summary>Every call is still made, with as many arguments: no statement and no argument can be lost.</summary>
    public static IEnumerable<string> KeepsCalls(string text, Translation translation)
    {
        var deleted = translation
            .Edits.Where(edit => edit.IsDeletion)
            .Select(edit => edit.Start)
            .ToHashSet();
        return Parse(text)
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call => !VanishingCalls.Contains(Name(call)))
            .Where(call => Essentials(call).Any(token => deleted.Contains(token.SpanStart)))
            .Select(call => $"a call was lost: {call}");
    }

    public static IEnumerable<string> StillParses(string text, Translation translation)
    {
        if (translation.Diagnostics.Count > 0 || Errors(text).Any())
        {
            return [];
        }

        return Errors(translation.Text).Select(error => "does not parse: " + error);
    }

    /// <summary>The only calls that may go: those that configure, wrap or do nothing.</summary>
    private static readonly string[] VanishingCalls =
    [
        "ConfigureAwait",
        "AsTask",
        "Preserve",
        "FromResult",
        "FromException",
        "FromCanceled",
        "Yield",
    ];

    /// <summary>What makes a call this call: its name, its parentheses and the commas between its arguments.</summary>
    private static IEnumerable<SyntaxToken> Essentials(InvocationExpressionSyntax call) =>
        [
            Called(call.Expression).GetLastToken(),
            call.ArgumentList.OpenParenToken,
            .. call.ArgumentList.Arguments.GetSeparators(),
            call.ArgumentList.CloseParenToken,
        ];

    private static string Name(InvocationExpressionSyntax call) =>
        call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => "",
        };

    /// <summary>What is called, without parentheses around it and an await in them.</summary>
    private static ExpressionSyntax Called(ExpressionSyntax expression) =>
        expression switch
        {
            ParenthesizedExpressionSyntax outer => Called(outer.Expression),
            AwaitExpressionSyntax wait => Called(wait.Expression),
            _ => expression,
        };

    private static IReadOnlyList<(int Start, int Length)> Lines(string text) =>
        [
            .. Microsoft
                .CodeAnalysis.Text.SourceText.From(text)
                .Lines.Select(line => (line.Start, line.Span.Length)),
        ];

    private static IEnumerable<(int Line, List<Edit> Edits)> ByLine(
        string text,
        IReadOnlyList<Edit> edits
    )
    {
        var lines = Microsoft.CodeAnalysis.Text.SourceText.From(text).Lines;
        return edits
            .GroupBy(edit => lines.GetLineFromPosition(edit.Start).LineNumber)
            .Select(group => (group.Key, group.ToList()));
    }

    private static int KeptUpTo(int length, List<Edit> edits, int start)
    {
        var growing = edits.Find(edit => edit.Text.Length > edit.Length);
        return growing == default ? length : growing.Start - start;
    }

    private static CompilationUnitSyntax Parse(string text) =>
        SyntaxFactory.ParseCompilationUnit(text, options: Mirrored.BlockingOptions);

    private static IEnumerable<string> Errors(string text) =>
        Parse(text)
            .GetDiagnostics()
            .Where(found => found.Severity == DiagnosticSeverity.Error)
            .Select(found => found.ToString());

    /// <summary>All tokens, those inside documentation included.</summary>
    private static IEnumerable<SyntaxToken> Tokens(string text) =>
        Parse(text)
            .DescendantTokens(
                node => node is not DirectiveTriviaSyntax and not SkippedTokensTriviaSyntax,
                descendIntoTrivia: true
            )
            .Where(token => !token.IsMissing);

    private static string WithoutBlanks(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
