using PostHog.Context;

namespace PostHog.Core.Tests.Context;

/// <summary>Where a context applies and where it does not.</summary>
internal sealed class ContextScopeTests
{
    [Test]
    public void Is_current_until_it_is_disposed()
    {
        Assert.That(ContextScope.Current, Is.Null);
        using (Begin("a"))
        {
            Assert.That(Id, Is.EqualTo("a"));
        }

        Assert.That(ContextScope.Current, Is.Null);
    }

    [Test]
    public void Reads_the_values_of_a_source_when_they_are_needed()
    {
        var id = "nobody yet";
        using (ContextScope.Begin(() => ContextValues.None with { DistinctId = id }, false))
        {
            id = "a";

            Assert.That(Id, Is.EqualTo("a"));
        }

        Assert.That(ContextScope.Current, Is.Null);
    }

    [Test]
    public void Inherits_from_a_source_what_it_returns_later()
    {
        var id = "nobody yet";
        using var outer = ContextScope.Begin(
            () => ContextValues.None with { DistinctId = id, SessionId = "s" },
            false
        );
        using var inner = new PostHogContext { SessionId = "t" }.Begin();
        using var innermost = new PostHogContext { Properties = { ["x"] = 1 } }.Begin();
        id = "a";

        Assert.That(Id, Is.EqualTo("a"));
        Assert.That(ContextScope.Current!.Values.SessionId, Is.EqualTo("t"));
    }

    [Test]
    public void Source_inherits_nothing()
    {
        using var outer = Begin("a");
        using var inner = ContextScope.Begin(() => ContextValues.None, false);

        Assert.That(Id, Is.Null);
    }

    [Test]
    public void Inherits_the_values_of_the_outer_context()
    {
        using var outer = new PostHogContext
        {
            DistinctId = "a",
            SessionId = "s",
            Properties = { ["x"] = 1, ["y"] = 1 },
            Groups = { ["company"] = "acme" },
        }.Begin();
        using (
            new PostHogContext
            {
                DistinctId = "b",
                Properties = { ["y"] = 2, ["z"] = 2 },
                Options = { ["o"] = 1 },
            }.Begin()
        )
        {
            var values = ContextScope.Current!.Values;
            Assert.That(values.DistinctId, Is.EqualTo("b"));
            Assert.That(values.SessionId, Is.EqualTo("s"));
            Assert.That(
                values.Properties,
                Is.EquivalentTo(
                    new Dictionary<string, object?>
                    {
                        ["x"] = 1,
                        ["y"] = 2,
                        ["z"] = 2,
                    }
                )
            );
            Assert.That(values.Groups, Contains.Key("company"));
            Assert.That(values.Options, Contains.Key("o"));
        }

        Assert.That(Id, Is.EqualTo("a"));
    }

    [Test]
    public void Inherits_nothing_when_fresh()
    {
        using var outer = new PostHogContext { DistinctId = "a", SessionId = "s" }.Begin();
        using (new PostHogContext { SessionId = "t", IsFresh = true }.Begin())
        {
            Assert.That(Id, Is.Null);
            Assert.That(ContextScope.Current!.Values.SessionId, Is.EqualTo("t"));
        }

        Assert.That(Id, Is.EqualTo("a"));
    }

    [TestCase("")]
    [TestCase("  ")]
    [TestCase(null)]
    public void Ignores_a_blank_distinct_id_and_session_id(string? blank)
    {
        using var outer = Begin("a");
        using var inner = new PostHogContext { DistinctId = blank, SessionId = blank }.Begin();

        Assert.That(Id, Is.EqualTo("a"));
        Assert.That(ContextScope.Current!.Values.SessionId, Is.Null);
    }

    [Test]
    public void Copies_the_context_when_it_begins()
    {
        var list = new List<object?> { 1 };
        var context = new PostHogContext { DistinctId = "a", Properties = { ["list"] = list } };
        using var scope = context.Begin();

        context.DistinctId = "b";
        context.Properties["late"] = 1;
        list.Add(2);

        Assert.That(Id, Is.EqualTo("a"));
        Assert.That(scope.Values.Properties.Keys, Is.EqualTo(["list"]));
        Assert.That(scope.Values.Properties["list"], Is.EqualTo(new object?[] { 1 }));
    }

    [Test]
    public void Can_be_disposed_out_of_order_and_twice()
    {
        var outer = Begin("a");
        var inner = Begin("b");

        outer.Dispose();
        Assert.That(Id, Is.EqualTo("b"));
        inner.Dispose();
        inner.Dispose();

        Assert.That(ContextScope.Current, Is.Null);
    }

    [Test]
    public async Task Flows_into_tasks_but_not_back_to_their_callers()
    {
        using var outer = Begin("a");

        var seen = await Task.Run(() =>
        {
            var before = Id;
            using var inner = Begin("b");
            return (before, Id);
        });

        Assert.That(seen, Is.EqualTo(("a", "b")));
        Assert.That(Id, Is.EqualTo("a"));
    }

    [Test]
    public async Task Ends_for_work_that_outlives_it()
    {
        var go = new TaskCompletionSource();
        Task<string?> late;
        using (Begin("a"))
        {
            late = LateAsync(go.Task);
        }

        go.SetResult();

        Assert.That(await late, Is.Null);
    }

    [Test]
    public async Task Outer_context_applies_to_work_that_outlives_the_inner_one()
    {
        using var outer = Begin("a");
        var go = new TaskCompletionSource();
        Task<string?> late;
        using (Begin("b"))
        {
            late = LateAsync(go.Task);
        }

        go.SetResult();

        Assert.That(await late, Is.EqualTo("a"));
    }

    [Test]
    public void Flows_into_a_new_thread()
    {
        using var scope = Begin("a");
        string? seen = null;
        var thread = new Thread(() => seen = Id);
        thread.Start();
        thread.Join();

        Assert.That(seen, Is.EqualTo("a"));
    }

    [Test]
    public async Task Is_isolated_between_concurrent_requests()
    {
        var strangers = await Task.WhenAll(
            Enumerable.Range(0, 200).Select(number => Task.Run(() => RequestAsync(number)))
        );

        Assert.That(strangers.Sum(), Is.Zero);
    }

    private static async Task<int> RequestAsync(int number)
    {
        var strangers = 0;
        for (var round = 0; round < 50; round++)
        {
            using var scope = new PostHogContext
            {
                DistinctId = $"{number}/{round}",
                IsFresh = true,
            }.Begin();
            await Task.Yield();
            strangers += Id == $"{number}/{round}" ? 0 : 1;
        }

        return strangers + (ContextScope.Current is null ? 0 : 1);
    }

    private static string? Id => ContextScope.Current?.Values.DistinctId;

    private static ContextScope Begin(string id) => new PostHogContext { DistinctId = id }.Begin();

    private static async Task<string?> LateAsync(Task go)
    {
        await go;
        return Id;
    }
}
