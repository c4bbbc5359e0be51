using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Syntax;
using PostHog.Mirror.Translating;

namespace PostHog.Mirror.Rules;

/// <summary>Deletes what stands before a task type's name: <c>System.Threading.Tasks.</c></summary>
internal static class Qualifier
{
    public static void Delete(SimpleNameSyntax name, Page page)
    {
        foreach (var token in TaskSyntax.WholeType(name).DescendantTokens())
        {
            if (token.SpanStart < name.SpanStart)
            {
                page.Delete(token);
            }
        }
    }
}
