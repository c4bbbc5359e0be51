using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Laws;

/// <summary>Spoils the layout of a text, or the text itself.</summary>
internal static class Layout
{
    private static readonly string[] Gaps =
    [
        " ",
        "  ",
        "\t",
        "\n",
        "\r\n",
        "\n\n    ",
        " /* await Task<int> */ ",
        " // RunAsync()\n",
        " /*\n*/ ",
    ];

    /// <summary>The same tokens with other blanks, line ends and comments between them.</summary>
    public static string Scramble(string text, Random random)
    {
        var result = new StringBuilder();
        var root = Parse(text);
        foreach (var token in root.DescendantTokens())
        {
            result.Append(token.LeadingTrivia.ToFullString());
            result.Append(token.Text);
            result.Append(token.TrailingTrivia.ToFullString());
            if (MayTakeGap(token) && random.Next(3) == 0)
            {
                result.Append(Gaps[random.Next(Gaps.Length)]);
            }
        }

        return result.ToString();
    }

    /// <summary>The text with a few tokens missing, doubled or swapped.</summary>
    public static string Break(string text, Random random)
    {
        var tokens = Parse(text).DescendantTokens().Select(token => token.ToFullString()).ToList();
        for (var i = 0; i < 3; i++)
        {
            var index = random.Next(tokens.Count - 1);
            switch (random.Next(4))
            {
                case 0:
                    tokens.RemoveAt(index);
                    break;
                case 1:
                    tokens.Insert(index, tokens[index]);
                    break;
                case 2:
                    (tokens[index], tokens[index + 1]) = (tokens[index + 1], tokens[index]);
                    break;
                default:
                    tokens.Insert(index, random.Next(2) == 0 ? "await " : "async ");
                    break;
            }
        }

        return string.Concat(tokens);
    }

    private static CompilationUnitSyntax Parse(string text) =>
        SyntaxFactory.ParseCompilationUnit(text, options: Mirrored.BlockingOptions);

    /// <summary>Not inside strings, where a blank counts, nor before a directive, which starts its line.</summary>
    private static bool MayTakeGap(SyntaxToken token) =>
        !token.Parent!.AncestorsAndSelf().Any(node => node is InterpolatedStringExpressionSyntax)
        && !token.TrailingTrivia.ToFullString().Contains("//")
        && !token.GetNextToken().LeadingTrivia.Any(trivia => trivia.IsDirective)
        && !token.GetNextToken().IsKind(SyntaxKind.None);
}
