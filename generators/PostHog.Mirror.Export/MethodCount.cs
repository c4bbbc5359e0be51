using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PostHog.Mirror.Diagnostics;
using PostHog.Mirror.Inputs;
using PostHog.Mirror.Syntax;

namespace PostHog.Mirror.Export;

/// <summary>How many asynchronous methods a folder has, and in how many something is refused.</summary>
internal sealed class MethodCount
{
    private readonly SortedDictionary<string, int> _refusals = new(StringComparer.Ordinal);
    private int _methods;
    private int _refused;

    public void Add(
        SourceFile file,
        CSharpParseOptions options,
        IReadOnlyCollection<FileDiagnostic> refusals
    )
    {
        var methods = CSharpSyntaxTree
            .ParseText(file.Text, options)
            .GetRoot()
            .DescendantNodes()
            .OfType<MethodDeclarationSyntax>()
            .Where(method =>
                TaskSyntax.IsTask(method.ReturnType) || TaskSyntax.IsStream(method.ReturnType)
            )
            .ToList();
        _methods += methods.Count;
        _refused += methods.Count(method =>
            refusals.Any(refusal => method.FullSpan.Contains(refusal.Span))
        );
        foreach (var refusal in refusals)
        {
            _refusals[refusal.Id] = _refusals.GetValueOrDefault(refusal.Id) + 1;
        }
    }

    public override string ToString() =>
        $"{_methods} asynchronous methods, {_methods - _refused} translated, {_refused} with something refused"
        + string.Concat(_refusals.Select(pair => $"\n{pair.Key}: {pair.Value}"));
}
