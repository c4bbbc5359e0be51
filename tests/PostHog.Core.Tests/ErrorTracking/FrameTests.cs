using System.Runtime.CompilerServices;
using PostHog.ErrorTracking;

namespace PostHog.Core.Tests.ErrorTracking;

/// <summary>The frames of a stack: order, names and source positions.</summary>
internal sealed class FrameTests
{
    [Test]
    public void Puts_the_outermost_caller_first_and_the_failure_last()
    {
        var functions = Exceptional.Manual(Catch(Outer)).Functions();

        Assert.That(functions[^3..], Is.EqualTo(["Outer", "Middle", "Inner"]));
    }

    [Test]
    public async Task Names_an_async_method()
    {
        var error = await CatchAsync(OuterAsync);

        var functions = Exceptional.Manual(error).Functions();

        Assert.That(functions[^2..], Is.EqualTo(["OuterAsync", "InnerAsync"]));
        Assert.That(functions, Has.None.Contain("MoveNext"));
        Assert.That(
            functions,
            Has.None.EqualTo("Throw"),
            "ExceptionDispatchInfo.Throw is not listed."
        );
    }

    [Test]
    public void Names_an_iterator()
    {
        var functions = Exceptional.Manual(Catch(() => Items().ToList())).Functions();

        Assert.That(functions[^1], Is.EqualTo("Items"));
    }

    [Test]
    public void Names_a_lambda_after_the_method_that_contains_it()
    {
        var functions = Exceptional.Manual(Catch(() => throw new IOException())).Functions();

        Assert.That(
            functions[^1],
            Is.EqualTo("Names_a_lambda_after_the_method_that_contains_it (lambda)")
        );
    }

    [Test]
    public void Names_a_local_function()
    {
        var built = Exceptional.Manual(Catch(Local));

        Assert.That(built.Functions()[^1], Is.EqualTo("Names_a_local_function.Local"));
        Assert.That(
            built.Frames()[^1]["module"],
            Is.EqualTo("PostHog.Core.Tests.ErrorTracking.FrameTests")
        );

        static void Local() => throw new IOException();
    }

    [Test]
    public void Describes_a_frame()
    {
        var frame = Exceptional.Manual(Catch(Outer)).Frames()[^1];

        Assert.That(frame["platform"], Is.EqualTo("custom"));
        Assert.That(frame["lang"], Is.EqualTo("dotnet"));
        Assert.That(frame["filename"], Is.EqualTo("FrameTests.cs"));
        Assert.That(frame["lineno"], Is.TypeOf<int>().And.GreaterThan(0));
        Assert.That(frame["colno"], Is.TypeOf<int>().And.GreaterThan(0));
        Assert.That(frame["in_app"], Is.True);
        Assert.That(frame.Keys, Has.None.EqualTo("abs_path"));
        Assert.That(frame.Keys, Has.None.Contain("context"));
    }

    [Test]
    public void Returns_the_same_position_for_a_repeated_frame()
    {
        var lines = Enumerable
            .Range(0, 2)
            .Select(_ => Exceptional.Manual(Catch(Outer)).Frames()[^1]["lineno"])
            .Distinct();

        Assert.That(lines, Has.Exactly(1).Items);
    }

    [Test]
    public void Sends_a_raw_stack_for_every_exception_that_has_one()
    {
        var built = Exceptional.Manual(
            Exceptional.Thrown(
                new InvalidOperationException("outer", new IOException("never thrown"))
            )
        );

        var stack = (Dictionary<string, object?>)built.List()[0]["stacktrace"]!;
        Assert.That(stack["type"], Is.EqualTo("raw"));
        Assert.That(built.List()[1], Does.Not.ContainKey("stacktrace"));
    }

    [Test]
    public void Keeps_the_frames_nearest_to_the_failure()
    {
        var functions = Exceptional.Manual(Catch(() => Deep(400))).Functions();

        Assert.That(functions, Has.Length.EqualTo(FrameReader.MaxFrames));
        Assert.That(functions[^1], Is.EqualTo("Inner"));
        Assert.That(functions[0], Is.EqualTo("Deep"));
    }

    [Test]
    public void Uses_the_stack_of_the_caller_for_an_exception_that_was_never_thrown()
    {
        var built = Exceptional.Manual(new IOException("new"));

        Assert.That(built.Mechanism()["synthetic"], Is.True);
        Assert.That(
            built.Functions()[^1],
            Is.EqualTo("Manual"),
            "The last frame is the application's call to the library."
        );
    }

    [Test]
    public void Adds_no_stack_to_an_unobserved_exception_that_was_never_thrown()
    {
        var built = Exceptional.Events.Build(
            new IOException("new"),
            "u",
            details: null,
            ExceptionBoundary.UnobservedTask
        );

        Assert.That(built.Mechanism()["synthetic"], Is.False);
        Assert.That(built.Frames(), Is.Empty);
    }

    [Test]
    public void Keeps_the_stack_text_of_an_exception()
    {
        var built = Exceptional.Manual(
            new FromElsewhere(
                """
                   at Shop.Cart.Pay(Decimal sum) in C:\src\Shop\Cart.cs:line 42
                   at Shop.Program.<Main>$(String[] args) in /src/Program.cs:line 7
                """
            )
        );

        Assert.That(built.Functions(), Is.EqualTo(["Main", "Pay"]));
        Assert.That(built.Frames()[1]["filename"], Is.EqualTo("Cart.cs"));
        Assert.That(built.Frames()[1]["lineno"], Is.EqualTo(42));
        Assert.That(built.Mechanism()["synthetic"], Is.False);
    }

    [Test]
    public void Distinguishes_application_frames_from_library_frames()
    {
        var built = Exceptional.Manual(Catch(() => int.Parse("x", provider: null)));

        var inApp = built.Frames().Select(frame => (bool)frame["in_app"]!);
        Assert.That(inApp.Last(), Is.False);
        Assert.That(inApp.First(), Is.True);
    }

    [Test]
    public void Sends_paths_when_enabled()
    {
        var events = Exceptional.With(new InAppRules([], []), paths: true);

        var frame = events.Build(Catch(Outer), "u", null, ExceptionBoundary.Manual).Frames()[^1];

        Assert.That(frame["abs_path"], Is.EqualTo(Here()));
    }

    private static string Here([CallerFilePath] string path = "") => path;

    private static Exception Catch(Action action) => Assert.Catch(() => action())!;

    private static async Task<Exception> CatchAsync(Func<Task> action)
    {
        try
        {
            await action();
            throw new InvalidOperationException("It did not fail.");
        }
        catch (IOException caught)
        {
            return caught;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Outer() => Middle();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Middle() => Inner();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Inner() => throw new IOException("disk");

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Deep(int depth)
    {
        if (depth == 0)
        {
            Inner();
        }

        return Deep(depth - 1) + 1;
    }

    private static async Task OuterAsync() => await InnerAsync();

    private static async Task InnerAsync()
    {
        await Task.Yield();
        throw new IOException("disk");
    }

    private static IEnumerable<int> Items()
    {
        yield return 1;
        throw new IOException("disk");
    }

    private sealed class FromElsewhere(string stack) : Exception("elsewhere")
    {
        public override string? StackTrace => stack;
    }
}
