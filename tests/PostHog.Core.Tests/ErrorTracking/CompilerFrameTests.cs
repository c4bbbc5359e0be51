using System.Collections;

namespace PostHog.Core.Tests.ErrorTracking;

/// <summary>Frames of compiler-generated types, and classes that override <c>StackTrace</c>.</summary>
internal sealed class CompilerFrameTests
{
    [Test]
    public async Task Async_iterator_is_one_frame()
    {
        var error = await CatchAsync(async () =>
        {
            await foreach (var _ in ItemsAsync())
            {
                // The second one fails.
            }
        });

        var frames = Exceptional.Manual(error).Frames();
        var functions = Exceptional.Manual(error).Functions();

        Assert.That(functions[^1], Is.EqualTo("ItemsAsync"));
        Assert.That(functions, Has.One.EqualTo("ItemsAsync"));
        Assert.That(functions, Has.None.Contain("GetResult").And.None.Contain("IValueTaskSource"));
        Assert.That(frames[^1]["lineno"], Is.TypeOf<int>());
    }

    [Test]
    public async Task Explicit_implementation_includes_the_name_of_the_interface()
    {
        IShop shop = new Shop();
        var method = Catch(shop.Pay);
        var iterator = Catch(() => shop.Items().Cast<object>().ToList());
        var async = await CatchAsync(shop.PayAsync);
        var generic = await CatchAsync(((IShelf<string>)shop).TakeAsync);
        var lambda = Catch(shop.Later());

        Assert.That(Last(method), Is.EqualTo("IShop.Pay"));
        Assert.That(Last(iterator), Is.EqualTo("IShop.Items"));
        Assert.That(Last(async), Is.EqualTo("IShop.PayAsync"));
        Assert.That(Last(generic), Is.EqualTo("IShelf.TakeAsync"));
        Assert.That(Last(lambda), Is.EqualTo("IShop.Later (lambda)"));
        Assert.That(
            Exceptional.Manual(async).Frames()[^1]["module"],
            Is.EqualTo("PostHog.Core.Tests.ErrorTracking.CompilerFrameTests.Shop")
        );
    }

    [Test]
    public void Finally_block_of_an_iterator_is_named_after_the_iterator()
    {
        var run = Exceptional.Manual(Catch(() => WithFinally().ToList())).Functions();
        var stopped = Exceptional.Manual(Catch(() => _ = WithFinally().First())).Functions();

        Assert.That(run[^2..], Is.EqualTo(["WithFinally", "Fail"]));
        Assert.That(run, Has.One.EqualTo("WithFinally"));
        Assert.That(stopped[^2..], Is.EqualTo(["WithFinally", "Fail"]));
        Assert.That(stopped, Has.One.EqualTo("WithFinally"));
    }

    [Test]
    public void Recursive_iterator_has_a_frame_for_every_call()
    {
        var functions = Exceptional.Manual(Catch(() => Nested(3).ToList())).Functions();

        Assert.That(functions, Has.Exactly(4).EqualTo("Nested"));
    }

    [Test]
    public void Prefers_an_overridden_StackTrace()
    {
        var remote = Exceptional.Manual(Exceptional.Thrown(new Remote("   at Far.Away.Go()")));
        var silent = Exceptional.Manual(Exceptional.Thrown(new Remote(" ")));
        var same = Exceptional.Manual(Exceptional.Thrown(new Remote(stack: null)));

        Assert.That(remote.Functions(), Is.EqualTo(["Go"]));
        Assert.That(remote.Frames()[0]["module"], Is.EqualTo("Far.Away"));
        Assert.That(silent.Functions(), Is.EqualTo(["Thrown"]));
        Assert.That(same.Frames()[0]["colno"], Is.Not.Null, "A stack in text form has no columns.");
    }

    private static string Last(Exception error) => Exceptional.Manual(error).Functions()[^1];

    private static Exception Catch(Action failing) => Assert.Catch(() => failing())!;

    private static async Task<Exception> CatchAsync(Func<Task> failing)
    {
        try
        {
            await failing();
            return new InvalidDataException("It did not fail.");
        }
        catch (IOException error)
        {
            return error;
        }
    }

    private static async IAsyncEnumerable<int> ItemsAsync()
    {
        yield return 1;
        await Task.Yield();
        throw new IOException();
    }

    private static IEnumerable<int> WithFinally()
    {
        try
        {
            yield return 1;
        }
        finally
        {
            Fail();
        }
    }

    private static void Fail() => throw new IOException();

    private static IEnumerable<int> Nested(int depth)
    {
        foreach (var item in depth == 0 ? throw new IOException() : Nested(depth - 1))
        {
            yield return item;
        }
    }

    private interface IShop
    {
        public void Pay();

        public Task PayAsync();

        public IEnumerable Items();

        public Action Later();
    }

    private interface IShelf<T>
    {
        public Task<T> TakeAsync();
    }

    private sealed class Shop : IShop, IShelf<string>
    {
        void IShop.Pay() => throw new IOException();

        async Task IShop.PayAsync()
        {
            await Task.Yield();
            throw new IOException();
        }

        IEnumerable IShop.Items()
        {
            yield return 1;
            throw new IOException();
        }

        Action IShop.Later() => () => throw new IOException();

        async Task<string> IShelf<string>.TakeAsync()
        {
            await Task.Yield();
            throw new IOException();
        }
    }

    private sealed class Remote(string? stack) : Exception
    {
        public override string? StackTrace => stack ?? base.StackTrace;
    }
}
