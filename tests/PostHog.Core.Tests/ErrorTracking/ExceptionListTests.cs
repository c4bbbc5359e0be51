using System.Reflection;

namespace PostHog.Core.Tests.ErrorTracking;

/// <summary>The exceptions in the list, their order and their mechanisms.</summary>
internal sealed class ExceptionListTests
{
    [Test]
    public void Sends_type_and_message_of_the_outermost_exception_as_properties()
    {
        var built = Exceptional.Manual(
            new CheckoutError("Checkout failed", new IOException("disk"))
        );

        Assert.That(built.Name, Is.EqualTo("$exception"));
        Assert.That(built["$exception_type"], Is.EqualTo("CheckoutError"));
        Assert.That(built["$exception_message"], Is.EqualTo("Checkout failed"));
        Assert.That(built.List()[0]["type"], Is.EqualTo("CheckoutError"));
        Assert.That(built.List()[0]["value"], Is.EqualTo("Checkout failed"));
        Assert.That(
            built.List()[0]["module"],
            Is.EqualTo("PostHog.Core.Tests.ErrorTracking.ExceptionListTests")
        );
        Assert.That(built.List()[1]["module"], Is.EqualTo("System.IO"));
    }

    [Test]
    public void Describes_a_manual_report()
    {
        var built = Exceptional.Manual(Exceptional.Thrown(new CheckoutError("Checkout failed")));

        Assert.That(built["$exception_level"], Is.EqualTo("error"));
        Assert.That(built.Properties, Does.Not.ContainKey("$exception_source"));
        Assert.That(
            built.Mechanism(),
            Is.EquivalentTo(
                new Dictionary<string, object?>
                {
                    ["type"] = "generic",
                    ["handled"] = true,
                    ["synthetic"] = false,
                    ["exception_id"] = 0,
                }
            )
        );
    }

    [Test]
    public void Lists_inner_exceptions_with_the_root_cause_last()
    {
        var root = new IOException("disk");
        var built = Exceptional.Manual(
            new CheckoutError("outer", new InvalidOperationException("middle", root))
        );

        Assert.That(
            Types(built),
            Is.EqualTo(["CheckoutError", "InvalidOperationException", "IOException"])
        );
        Assert.That(Sources(built), Is.EqualTo([null, "cause", "cause"]));
        Assert.That(Parents(built), Is.EqualTo(new int?[] { null, 0, 1 }));
    }

    [Test]
    public void Omits_handled_for_an_inner_exception()
    {
        var built = Exceptional.Manual(new CheckoutError("outer", new IOException("disk")));

        Assert.That(
            built.Mechanism(1),
            Is.EquivalentTo(
                new Dictionary<string, object?>
                {
                    ["type"] = "chained",
                    ["source"] = "cause",
                    ["synthetic"] = false,
                    ["exception_id"] = 1,
                    ["parent_id"] = 0,
                }
            )
        );
    }

    [Test]
    public void Lists_members_of_an_aggregate_depth_first_and_in_order()
    {
        var built = Exceptional.Manual(
            new AggregateException(
                new IOException("first"),
                new CheckoutError("second", new TimeoutException("its cause"))
            )
        );

        Assert.That(
            Types(built),
            Is.EqualTo(["AggregateException", "IOException", "CheckoutError", "TimeoutException"])
        );
        Assert.That(Sources(built), Is.EqualTo([null, "member", "member", "cause"]));
        Assert.That(Parents(built), Is.EqualTo(new int?[] { null, 0, 0, 2 }));
        Assert.That(
            Enumerable.Range(0, 4).Select(entry => built.Mechanism(entry)["exception_id"]),
            Is.EqualTo(new object[] { 0, 1, 2, 3 })
        );
    }

    [Test]
    public void Lists_loader_exceptions_as_members()
    {
        var error = new ReflectionTypeLoadException(
            [],
            [new IOException("a"), null, new IOException("b")]
        );

        var built = Exceptional.Manual(error);

        Assert.That(Sources(built), Is.EqualTo([null, "member", "member"]));
    }

    [Test]
    public void Lists_each_object_once()
    {
        var shared = new IOException("shared");

        var built = Exceptional.Manual(
            new AggregateException(shared, shared, new CheckoutError("second", shared))
        );

        Assert.That(
            Types(built),
            Is.EqualTo(["AggregateException", "IOException", "CheckoutError"])
        );
    }

    [Test]
    public void Lists_at_most_fifty_exceptions()
    {
        var built = Exceptional.Manual(
            new AggregateException(
                Enumerable.Range(0, 200).Select(number => new IOException($"{number}"))
            )
        );

        Assert.That(built.List(), Has.Count.EqualTo(50));
        Assert.That(built.List()[49]["value"], Is.EqualTo("48"));
    }

    [Test]
    public void Reads_at_most_1000_members_of_one_aggregate()
    {
        var shared = new IOException("shared");
        var built = Exceptional.Manual(
            new AggregateException(
                Enumerable.Repeat<Exception>(shared, 999).Append(new FormatException("last"))
            )
        );
        var unread = Exceptional.Manual(
            new AggregateException(
                Enumerable.Repeat<Exception>(shared, 1000).Append(new FormatException("unread"))
            )
        );

        Assert.That(Types(built), Has.Exactly(3).Items);
        Assert.That(Types(unread), Is.EqualTo(["AggregateException", "IOException"]));
    }

    [Test]
    public void Reads_at_most_1000_members_of_all_nested_aggregates()
    {
        var shared = new IOException("shared");
        var nested = new AggregateException(Enumerable.Repeat<Exception>(shared, 998));

        var built = Exceptional.Manual(
            new AggregateException(nested, new FormatException("last"), new CheckoutError("unread"))
        );

        Assert.That(
            Types(built),
            Is.EqualTo([
                "AggregateException",
                "AggregateException",
                "IOException",
                "FormatException",
            ])
        );
    }

    [Test]
    public void Inner_exceptions_do_not_count_as_members()
    {
        Exception chain = new IOException("root");
        for (var depth = 0; depth < 40; depth++)
        {
            chain = new CheckoutError($"{depth}", chain);
        }

        var shared = Enumerable.Repeat<Exception>(new FormatException(), 999);
        var built = Exceptional.Manual(new AggregateException(shared.Append(chain)));

        Assert.That(built.List(), Has.Count.EqualTo(43));
    }

    [Test]
    public void Lists_an_aggregate_that_contains_itself_once()
    {
        var self = new AggregateException(
            Enumerable.Range(0, 1001).Select(number => new IOException($"{number}"))
        );
        var members = (Exception[])
            typeof(AggregateException)
                .GetField("_innerExceptions", BindingFlags.Instance | BindingFlags.NonPublic)!
                .GetValue(self)!;
        Array.Fill(members, self, 0, 1000);

        Assert.That(Exceptional.Manual(self).List(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Lists_an_aggregate_of_one_member_with_its_own_message()
    {
        var built = Exceptional.Manual(
            new AggregateException("The import failed.", new IOException("disk"))
        );

        Assert.That(Types(built), Is.EqualTo(["AggregateException", "IOException"]));
    }

    [Test]
    public void Lists_one_exception_without_an_inner_exception() =>
        Assert.That(Exceptional.Manual(new CheckoutError("alone")).List(), Has.Count.EqualTo(1));

    private static IEnumerable<object?> Types(PostHogEvent built) =>
        built.List().Select(entry => entry["type"]);

    private static IEnumerable<object?> Sources(PostHogEvent built) =>
        Enumerable
            .Range(0, built.List().Count)
            .Select(entry => built.Mechanism(entry).GetValueOrDefault("source"));

    private static IEnumerable<object?> Parents(PostHogEvent built) =>
        Enumerable
            .Range(0, built.List().Count)
            .Select(entry => built.Mechanism(entry).GetValueOrDefault("parent_id"));

    private sealed class CheckoutError(string message, Exception? cause = null)
        : Exception(message, cause);
}
