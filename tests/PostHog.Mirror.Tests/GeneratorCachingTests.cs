using Microsoft.CodeAnalysis;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests;

/// <summary>What each step recomputes after an edit.</summary>
[TestFixture]
internal sealed class GeneratorCachingTests
{
    private const string A = "/src/PostHog.Async/A.cs";
    private const string B = "/src/PostHog.Async/B.cs";
    private const string C = "/src/PostHog.Async/C.cs";

    private BlockingProject _project = null!;

    [SetUp]
    public void Translate_once()
    {
        _project = new BlockingProject()
            .With(A, Class("A"))
            .With(B, Class("B"))
            .With(C, Class("C"));
        _project.Run();
    }

    [Test]
    public void Does_nothing_when_nothing_changed() =>
        Expect(_project.Run(), inputs: "CCC", names: "C", translate: "CCC", output: "CCC");

    [Test]
    public void Translates_one_file_when_a_body_changes()
    {
        _project.With(A, Class("A", body: "await OneAsync(); await OneAsync();"));

        Expect(_project.Run(), inputs: "MCC", names: "C", translate: "MCC", output: "MCC");
    }

    [Test]
    public void Translates_one_file_when_a_comment_changes()
    {
        _project.With(B, "// new\n" + Class("B"));

        Expect(_project.Run(), inputs: "CMC", names: "C", translate: "CMC", output: "CMC");
    }

    [Test]
    public void Ignores_hand_written_files()
    {
        _project.WithHandWritten("Hand.cs", "internal static class Other;");

        Expect(_project.Run(), inputs: "CCC", names: "C", translate: "CCC", output: "CCC");
    }

    [Test]
    public void Checks_the_other_files_again_when_a_method_is_added()
    {
        _project.With(A, Class("A", more: "public Task QAsync() => OneAsync();"));

        Expect(_project.Run(), inputs: "MCC", names: "M", translate: "MUU", output: "MCC");
    }

    [Test]
    public void Keeps_the_other_files_when_a_file_is_removed()
    {
        _project.Without(B);

        Expect(_project.Run(), inputs: "CRC", names: "U", translate: "CRC", output: "CRC");
    }

    [Test]
    public void Keeps_the_other_files_when_a_file_is_renamed()
    {
        _project.Without(B).With("/src/PostHog.Async/D.cs", Class("B"));

        var run = _project.Run();

        Assert.That(Reasons(run, Steps.Translate), Does.StartWith("CR").Or.StartWith("CM"));
        Assert.That(
            run.GeneratedSources.Select(source => source.HintName),
            Is.EquivalentTo(["A.cs", "C.cs", "D.cs"])
        );
    }

    [Test]
    public void Compares_content_not_identity()
    {
        _project.With(C, Class("C"));

        Expect(_project.Run(), inputs: "CCC", names: "C", translate: "CCC", output: "CCC");
    }

    [Test]
    public void Stops_when_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        _project.With(A, Class("A", body: "await OneAsync(); return;"));

        Assert.That(
            () => _project.Run(source.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    public void Generates_the_same_text_in_every_run()
    {
        var again = new BlockingProject()
            .With(C, Class("C"))
            .With(A, Class("A"))
            .With(B, Class("B"));

        Assert.That(again.Sources(), Is.EquivalentTo(_project.Sources()));
    }

    [Test]
    public void Shares_nothing_between_parallel_runs()
    {
        var texts = new string[16];

        Parallel.For(
            0,
            texts.Length,
            i => texts[i] = new BlockingProject().With(A, Class("A")).Sources()[0]
        );

        Assert.That(texts.Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void Passes_only_plain_values_between_steps()
    {
        var outputs = _project
            .Run()
            .TrackedSteps.Where(step => typeof(Steps).GetField(step.Key) is not null)
            .SelectMany(step => step.Value)
            .SelectMany(run => run.Outputs)
            .Select(output => output.Value);

        Assert.That(outputs.SelectMany(Reachable.From).Where(IsForbidden), Is.Empty);
    }

    private static bool IsForbidden(object value) =>
        value is Compilation or ISymbol or SyntaxNode or SyntaxTree or Location or SyntaxToken;

    private static string Class(string name, string body = "await OneAsync();", string more = "") =>
        $$"""
            namespace PostHog.Async;
            public sealed class {{name}}
            {
                public async Task TryAsync() { {{body}} }
                public Task OneAsync() => Task.CompletedTask;
                {{more}}
            }
            """;

    private static void Expect(
        GeneratorRunResult run,
        string inputs,
        string names,
        string translate,
        string output
    )
    {
        Assert.That(Reasons(run, Steps.Inputs), Is.EqualTo(inputs), "inputs");
        Assert.That(Reasons(run, Steps.NameIndex), Is.EqualTo(names), "names");
        Assert.That(Reasons(run, Steps.Translate), Is.EqualTo(translate), "translate");
        Assert.That(
            Reasons([.. run.TrackedOutputSteps["SourceOutput"].Take(output.Length)]),
            Is.EqualTo(output),
            "output"
        );
    }

    private static string Reasons(GeneratorRunResult run, string step) =>
        Reasons([.. run.TrackedSteps[step]]);

    private static string Reasons(IncrementalGeneratorRunStep[] runs) =>
        string.Concat(
            runs.SelectMany(run => run.Outputs).Select(output => output.Reason.ToString()[0])
        );
}
