using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PostHog.Mirror.Tests.Support;

/// <summary>One program in both forms, and what is said against it.</summary>
internal static class BothForms
{
    /// <summary>
    /// Everything an author is told before the blocking package exists: by the translator, by the async project's
    /// analyzers, by either compiler.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ObjectionsAsync(string text)
    {
        var found = await Analyzed.FindAsync(Async(text));
        return
        [
            .. Mirrored
                .Of(text)
                .Diagnostics.Select(one => one.Id)
                .Concat(
                    found
                        .Where(one => one.Severity == DiagnosticSeverity.Error)
                        .Select(one => one.Id)
                )
                .Concat(Compiled.Errors(Async(text)).Select(error => "async: " + error))
                .Concat(Compiled.Errors(Blocking(text)).Select(error => "blocking: " + error))
                .Distinct(),
        ];
    }

    private static CSharpCompilation Async(string text) =>
        Compiled.Of(Mirrored.AsyncOptions, ("Case.cs", text));

    private static CSharpCompilation Blocking(string text) =>
        Compiled.Of(
            Mirrored.BlockingOptions,
            [("Case.cs", Mirrored.Of(text).Text), .. BlockingProject.Shims]
        );
}
