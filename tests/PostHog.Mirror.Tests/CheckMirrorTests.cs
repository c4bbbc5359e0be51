using System.Collections;
using Microsoft.Build.Framework;
using Microsoft.CodeAnalysis.CSharp;
using PostHog.Mirror.Tasks;
using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests;

/// <summary>What the build says about the two assemblies.</summary>
[TestFixture]
internal sealed class CheckMirrorTests
{
    private const string Source = """
        namespace PostHog.Async;

        public delegate Task<int> Load(string key);

        public sealed class Store<T> : IAsyncDisposable
        {
            public Func<T, Task>? Saved;
            public Task<int> CountAsync(CancellationToken cancellationToken = default) => Task.FromResult(1);
            public async IAsyncEnumerable<T[]> ManyAsync(Func<Task<T>> make) { yield return [await make()]; }
            public ValueTask DisposeAsync() => default;
            public sealed class Entry { public Task SaveAsync(out int x) { x = 1; return Task.CompletedTask; } }
        }
        """;

    private string _folder = null!;

    [SetUp]
    public void Choose_a_folder() => _folder = Directory.CreateTempSubdirectory("check").FullName;

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Finds_nothing_in_a_mirrored_assembly() =>
        Assert.That(Errors(Source, change: text => text), Is.Empty);

    [TestCase(
        "BLK0301",
        "namespace PostHog.Blocking;",
        "namespace PostHog.Blocking; internal class Left { Task? _task; }"
    )]
    [TestCase("BLK0401", " Count", " Size")]
    [TestCase(
        "BLK0402",
        "namespace PostHog.Blocking;",
        "namespace PostHog.Blocking; public class More;"
    )]
    [TestCase("BLK0401", "cancellationToken", "token")]
    public void Finds_what_differs(string id, string before, string after) =>
        Assert.That(
            Errors(Source, text => text.Replace(before, after, StringComparison.Ordinal)),
            Has.Some.EqualTo(id)
        );

    private IReadOnlyList<string> Errors(string source, Func<string, string> change)
    {
        var engine = new Engine();
        new CheckMirror
        {
            BuildEngine = engine,
            AsyncAssembly = Emit("Async", Mirrored.AsyncOptions, source),
            Assembly = Emit("Blocking", Mirrored.BlockingOptions, change(Mirrored.Of(source).Text)),
            Namespace = "PostHog.Async=PostHog.Blocking",
        }.Execute();
        return engine.Codes;
    }

    private string Emit(string name, CSharpParseOptions options, string text)
    {
        var path = Path.Combine(_folder, name + ".dll");
        var result = Compiled.Of(options, (name + ".cs", text)).Emit(path);
        Assert.That(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }

    private sealed class Engine : IBuildEngine
    {
        public List<string> Codes { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "";

        public bool BuildProjectFile(
            string projectFileName,
            string[] targetNames,
            IDictionary globalProperties,
            IDictionary targetOutputs
        ) => true;

        public void LogCustomEvent(CustomBuildEventArgs e) { }

        public void LogErrorEvent(BuildErrorEventArgs e) => Codes.Add(e.Code);

        public void LogMessageEvent(BuildMessageEventArgs e) { }

        public void LogWarningEvent(BuildWarningEventArgs e) { }
    }
}
