using Microsoft.CodeAnalysis;
using PostHog.Development;
using PostHog.Docs.Tests.Programs;

namespace PostHog.Docs.Tests;

/// <summary>Every program in README.md, docs/ and the packages compiles, runs and prints the documented output.</summary>
[NonParallelizable] // programs print to the console and read the environment, and a process has one of each
public sealed class SnippetTests
{
    // The flags used on the pages about flags.
    private const string Flags = """
        {"new-checkout":true,"old-search":false,
         "checkout-layout":{"value":"wide","payload":{"title":"Free delivery","threshold":50}}}
        """;

    [TestCaseSource(typeof(Snippet), nameof(Snippet.All))]
    public async Task Is_not_what_the_analyzers_warn_about(Snippet snippet)
    {
        var found = await SnippetCompiler.AnalyzeAsync(snippet);

        // Pages show what happens to a blank id.
        var warnings = found.Where(one => one.Severity > DiagnosticSeverity.Info);
        Assert.That(warnings, Is.Empty, snippet.Place);
    }

    [TestCaseSource(typeof(Snippet), nameof(Snippet.All))]
    public async Task Compiles_and_prints_the_documented_output(Snippet snippet)
    {
        var (image, complaints) = SnippetCompiler.Compile(snippet);
        Assert.That(complaints, Is.Empty, snippet.Place);
        await using var server = await DevServer.StartAsync(new() { Flags = Flags });
        foreach (var fault in snippet.Faults)
        {
            server.InjectFault(fault);
        }

        var printed = await SnippetRunner.RunAsync(image, server);

        var expected = PrintedText.Normalise(snippet.Output ?? "");
        Assert.That(PrintedText.Normalise(printed), Is.EqualTo(expected), snippet.Place);
        var refused = server.Requests.Select(request => request.Problem).OfType<string>();
        Assert.That(refused, Is.All.EqualTo("a scripted fault of the dev server"));
    }
}
