using System.Collections;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
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

    private const string Calls = """
        namespace PostHog.Async;

        public sealed class Base<T> : IAsyncDisposable
        {
            public Base(object text) { }
            public Task PutAsync(T item, CancellationToken token) => Task.CompletedTask;
            public ValueTask DisposeAsync() => default;
        }

        public static class Uses
        {
            public static async Task RunAsync(Stream stream, List<int> list, CancellationToken token)
            {
                await using var made = new Base<int>("x");
                await made.PutAsync(await CountAsync(1, token), token).ConfigureAwait(false);
                var all = list.Select(one => One(one)).Where(one => one > 0).ToList();
                await stream.ReadAsync(new byte[all.Count], 0, 0, token);
                await foreach (var n in ManyAsync(token).WithCancellation(token))
                {
                    Func<int, CancellationToken, Task<int>> count = CountAsync;
                    await LocalAsync($"{n} {await count(n, token)}");
                }
                async Task LocalAsync(string text) { await Task.Yield(); _ = string.Concat(text, await ReadAsync(), text); }
                Task<string> ReadAsync() => Task.FromResult("x");
            }

            private static int One(int one) => one;
            private static Task<int> CountAsync(int n, CancellationToken token = default) => Task.FromResult(n);
            private static async IAsyncEnumerable<int> ManyAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token) { await Task.Yield(); yield return await CountAsync(2, token); }
        }
        """;

    [Test]
    public void Finds_that_every_call_means_the_same() =>
        Assert.That(Differences(Calls, text => text), Is.Empty);

    [TestCase("(T item, CancellationToken token)", "(T item, params object[] rest)", 15)]
    [TestCase("Base(object text)", "Base(string text)", 14)]
    [TestCase("One(int one) => one", "One(long one) => (int)one", 16)]
    public void Finds_calls_that_bind_to_another_overload(string before, string after, int line) =>
        Assert.That(
            Differences(Calls, text => text.Replace(before, after, StringComparison.Ordinal)),
            Is.EqualTo([("BLK0403", "Uses.cs", line)])
        );

    [Test]
    public void Asks_for_a_common_source() =>
        Assert.That(
            Differences(Calls, text => text, Calls + "\n").Select(one => one.Code),
            Is.EqualTo(["BLK0403"])
        );

    [Test]
    public void Lets_a_named_call_pass() =>
        Assert.That(
            Differences(
                Calls,
                text => text.Replace("object text", "string text", StringComparison.Ordinal),
                exceptions: "PostHog.Blocking.Base`1..ctor(Object)"
            ),
            Is.Empty
        );

    [Test]
    public void Asks_for_symbols() =>
        Assert.That(
            Differences(Calls, text => text, withSymbols: false).Select(one => one.Code),
            Is.EqualTo(["BLK0403"])
        );

    private IReadOnlyList<(string Code, string File, int Line)> Differences(
        string source,
        Func<string, string> change,
        string? asyncSource = null,
        bool withSymbols = true,
        params string[] exceptions
    )
    {
        var engine = new Engine();
        var blocking = new BlockingProject().With("/src/PostHog.Async/Uses.cs", source);
        var compiled = blocking.Compile();
        new CheckMirror
        {
            BuildEngine = engine,
            AsyncAssembly = Emit(
                "Async",
                WithText(
                    Compiled.Of(Mirrored.AsyncOptions, ("Uses.cs", source)),
                    asyncSource ?? source
                ),
                withSymbols
            ),
            Assembly = Emit(
                "Blocking",
                WithText(compiled, change(Uses(compiled).ToString())),
                withSymbols
            ),
            Namespace = "PostHog.Async=PostHog.Blocking",
            ComparesApi = false,
            ComparesCalls = true,
            Exceptions = exceptions,
        }.Execute();
        return engine.Places;
    }

    private static Compilation WithText(Compilation compilation, string text)
    {
        var old = Uses(compilation);
        var source = SourceText.From(text, Encoding.UTF8, SourceHashAlgorithm.Sha256);
        return compilation.ReplaceSyntaxTree(
            old,
            CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)old.Options, old.FilePath)
        );
    }

    private static SyntaxTree Uses(Compilation compilation) =>
        compilation.SyntaxTrees.Single(one =>
            one.FilePath.EndsWith("Uses.cs", StringComparison.Ordinal)
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

    private string Emit(string name, CSharpParseOptions options, string text) =>
        Emit(name, Compiled.Of(options, (name + ".cs", text)), withSymbols: false);

    private string Emit(string name, Compilation compilation, bool withSymbols)
    {
        var path = Path.Combine(_folder, name + ".dll");
        var symbols = Path.ChangeExtension(path, ".pdb");
        using var assembly = File.Create(path);
        using var debugging = withSymbols ? File.Create(symbols) : null;
        var result = compilation.Emit(
            assembly,
            debugging,
            options: new EmitOptions(
                debugInformationFormat: DebugInformationFormat.PortablePdb,
                pdbFilePath: symbols
            )
        );
        Assert.That(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }

    private sealed class Engine : IBuildEngine
    {
        public List<string> Codes { get; } = [];

        public List<(string Code, string File, int Line)> Places { get; } = [];

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

        public void LogErrorEvent(BuildErrorEventArgs e)
        {
            Codes.Add(e.Code);
            Places.Add((e.Code, e.File, e.LineNumber));
        }

        public void LogMessageEvent(BuildMessageEventArgs e) { }

        public void LogWarningEvent(BuildWarningEventArgs e) { }
    }
}
