using PostHog.Mirror.Tests.Support;

namespace PostHog.Mirror.Tests.Behaviour;

/// <summary>Programs whose blocking form would compile and do something else: each is refused, with the id that says why.</summary>
[TestFixture]
internal sealed class SilentDifferenceTests
{
    [TestCaseSource(nameof(Delegates))]
    [TestCaseSource(nameof(Sequences))]
    [TestCaseSource(nameof(TakenNames))]
    [TestCaseSource(nameof(ImplicitCalls))]
    [TestCaseSource(nameof(MergedOverloads))]
    [TestCaseSource(nameof(RunTimeQuestions))]
    public async Task Is_refused(string id, string members) =>
        Assert.That(await ObjectionsAsync(members), Has.Member(id));

    [TestCaseSource(nameof(Allowed))]
    public async Task Is_not_refused_needlessly(string members) =>
        Assert.That(await ObjectionsAsync(members), Is.Empty);

    private static readonly string[][] Delegates =
    [
        [
            "BLK0112",
            "static async Task RunAsync(System.Net.Security.ServerOptionsSelectionCallback next) => await next(null!, default, null, default);",
        ],
        [
            "BLK0112",
            "static async Task<string> RunAsync(System.Net.Security.ServerOptionsSelectionCallback next) { var got = await next.Invoke(null!, default, null, default); return \"\" + got; }",
        ],
        [
            "BLK0101",
            "static async Task RunAsync(Func<Task> first, Func<Task> second) { first += second; await first(); }",
        ],
        [
            "BLK0101",
            "static async Task RunAsync(Func<Task> first, Func<Task> second) { var both = first + second; await both(); }",
        ],
        [
            "BLK0101",
            "class Options { public Options ConfigureAwait(bool c) => this; } static async Task RunAsync() { await Task.Yield(); new Options().ConfigureAwait(false); }",
        ],
    ];

    private static readonly string[][] Sequences =
    [
        [
            "BLK0101",
            "static async IAsyncEnumerable<int> GoAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default) { await Task.Yield(); yield return token.CanBeCanceled ? 1 : 0; } static async Task RunAsync(CancellationToken t) { await foreach (var n in GoAsync().WithCancellation(t)) { Console.Write(n); } }",
        ],
        [
            "BLK0101",
            "static async IAsyncEnumerable<int> GoAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default) { await Task.Yield(); yield return token.CanBeCanceled ? 1 : 0; } static async Task RunAsync(CancellationToken t) { var all = GoAsync().GetAsyncEnumerator(t); await all.DisposeAsync(); }",
        ],
    ];

    private static readonly string[][] TakenNames =
    [
        [
            "BLK0106",
            "static async Task<int> fetchAsync(int k) { await Task.Yield(); return k; } static async Task<int> RunAsync(Func<int, int> fetch) => fetch(1) + await fetchAsync(2);",
        ],
        [
            "BLK0106",
            "static async Task<int> fetchAsync(int k) { await Task.Yield(); return k; } static async Task<int> RunAsync() { Func<int, int> fetch = x => -x; return fetch(1) + await fetchAsync(2); }",
        ],
        [
            "BLK0106",
            "static Func<int, int> fetch = x => -x; static async Task<int> fetchAsync(int k) { await Task.Yield(); return k; } static async Task<int> RunAsync() => await fetchAsync(2);",
        ],
        [
            "BLK0106",
            "class C { public int Count => 1; public Task<int> CountAsync() => Task.FromResult(2); }",
        ],
        [
            "BLK0106",
            "class C { public Func<int> Count = () => 1; } class D : C { public Task<int> CountAsync() => Task.FromResult(2); }",
        ],
    ];

    private static readonly string[][] ImplicitCalls =
    [
        [
            "BLK0106",
            "class B : IDisposable { public void Dispose() { } } class D : B, IAsyncDisposable { public ValueTask DisposeAsync() => default; }",
        ],
        [
            "BLK0106",
            "class D : MemoryStream, IAsyncDisposable { public new ValueTask DisposeAsync() => default; }",
        ],
        [
            "BLK0205",
            "class D : MemoryStream { public override ValueTask DisposeAsync() => default; }",
        ],
        [
            "BLK0106",
            "class Bag : List<int> { public Task AddAsync(int x) { base.Add(x * 10); return Task.CompletedTask; } }",
        ],
        [
            "BLK0106",
            "class Bag : List<int> { public Task AddAsync(object x) { return Task.CompletedTask; } } static Bag Make() => new Bag { 1, 2 };",
        ],
        [
            "BLK0106",
            "class Rows { public Rows Select(Func<int, int> f) => this; public Task<Rows> SelectAsync(Func<int, object> f) => Task.FromResult(this); } static object Make() => from x in new Rows() select x + 1;",
        ],
    ];

    private static readonly string[][] MergedOverloads =
    [
        [
            "BLK0211",
            "static string Log(object o) => \"object\"; static string Log(Task<string> t) => \"task\"; static string Make() => Log(\"x\");",
        ],
        ["BLK0211", "class X { public X(Delegate d) { } public X(Func<Task> f) { } }"],
        ["BLK0211", "static void Go(object o) { } static void Go(Func<Task> f) { }"],
        [
            "BLK0211",
            "class X { public static implicit operator X(Action f) => new(); public static implicit operator X(Func<Task> f) => new(); }",
        ],
    ];

    private static readonly string[][] RunTimeQuestions =
    [
        ["BLK0101", "static bool Ask(object o) => o is IAsyncDisposable;"],
        ["BLK0101", "static object? Ask(object o) => o as IAsyncDisposable;"],
        ["BLK0101", "static bool Ask(object o) => o is IAsyncDisposable d && d is not null;"],
        ["BLK0101", "static Type Ask() => typeof(IAsyncDisposable);"],
        ["BLK0101", "static bool Ask(object o) => o is IAsyncEnumerable<int> and not null;"],
        [
            "BLK0101",
            "static Lazy<Task<int>> Make() => new(() => Task.FromResult(1), LazyThreadSafetyMode.PublicationOnly);",
        ],
        ["BLK0101", "static Task<int> GoAsync(dynamic d) => d.FetchAsync();"],
        ["BLK0101", "static Task<int> GoAsync(dynamic d) { return d.FetchAsync(); }"],
    ];

    private static readonly string[] Allowed =
    [
        "static async IAsyncEnumerable<int> GoAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token = default) { await Task.Yield(); yield return token.CanBeCanceled ? 1 : 0; } static async Task RunAsync(CancellationToken t) { await foreach (var n in GoAsync(t)) { Console.Write(n); } }",
        "class Box { public List<int> Items = [1]; } static Task<int> SumAsync(List<int> l) => Task.FromResult(7); static int Run(Box? b) => b?.Items.Sum() ?? 0;",
        "#if !BLOCKING\npublic static int Get(int x) => x;\n#endif\npublic static async Task<int> GetAsync(int x) { await Task.Yield(); return x; } public static async Task<int> UseAsync() => await GetAsync(1);",
        "static Lazy<Task<int>> Make() => new(() => Task.FromResult(1), LazyThreadSafetyMode.ExecutionAndPublication);",
        "static void Go(string o) { } static void Go(Func<Task> f) { }",
        "class B : IAsyncDisposable { public virtual ValueTask DisposeAsync() => default; } class D : B { public override ValueTask DisposeAsync() => default; }",
    ];

    private static Task<IReadOnlyList<string>> ObjectionsAsync(string members) =>
        BothForms.ObjectionsAsync(
            $$"""
            namespace PostHog.Async.Cases;

            public static class Case
            {
            {{members}}
            }
            """
        );
}
