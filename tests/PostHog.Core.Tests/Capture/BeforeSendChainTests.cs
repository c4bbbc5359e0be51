using PostHog.Capture;

namespace PostHog.Core.Tests.Capture;

internal sealed class BeforeSendChainTests
{
    [Test]
    public void Returns_the_event_unchanged_without_functions()
    {
        var chain = new BeforeSendChain([]);
        var captured = A.Event();

        Assert.That(chain.IsEmpty);
        Assert.That(chain.Run(captured, out var fault), Is.SameAs(captured));
        Assert.That(fault, Is.Null);
    }

    [Test]
    public void Functions_can_be_replaced_at_any_time()
    {
        var chain = new BeforeSendChain([_ => null]);

        chain.Replace([captured => captured]);
        var passed = chain.Run(A.Event(), out _);
        chain.Replace([]);

        Assert.That(passed, Is.Not.Null);
        Assert.That(chain.IsEmpty);
    }

    [Test]
    public void Copies_its_list()
    {
        var hooks = new List<Func<PostHogEvent, PostHogEvent?>>();
        var chain = new BeforeSendChain(hooks);

        hooks.Add(_ => null);

        Assert.That(chain.Run(A.Event(), out _), Is.Not.Null);
    }

    [Test]
    public void Stops_a_recursive_call()
    {
        BeforeSendChain chain = null!;
        Exception? innermost = null;
        var calls = 0;
        chain = new BeforeSendChain([
            captured =>
            {
                calls++;
                chain.Run(captured, out var fault);
                innermost ??= fault;
                return captured;
            },
        ]);

        var passed = chain.Run(A.Event(), out var outermost);

        Assert.That(passed, Is.Not.Null);
        Assert.That(outermost, Is.Null);
        Assert.That(innermost, Is.TypeOf<InvalidOperationException>());
        Assert.That(calls, Is.EqualTo(9));
    }

    [Test]
    public void Runs_on_many_threads_while_functions_are_replaced()
    {
        var chain = new BeforeSendChain([]);

        Parallel.For(
            0,
            2000,
            index =>
            {
                if (index % 10 == 0)
                {
                    chain.Replace([captured => captured, captured => captured]);
                }

                Assert.That(chain.Run(A.Event(), out _), Is.Not.Null);
            }
        );
    }
}
