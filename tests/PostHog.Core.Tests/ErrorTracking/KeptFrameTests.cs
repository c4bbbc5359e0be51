using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Newtonsoft.Json;
using PostHog.ErrorTracking;

namespace PostHog.Core.Tests.ErrorTracking;

internal sealed class KeptFrameTests
{
    [Test]
    public void Sends_the_same_stack_in_the_second_report_of_a_place()
    {
        var events = Exceptional.With(new InAppRules([], []));

        var first = Build(events, Fail(5));
        var second = Build(events, Fail(5));

        Assert.That(second.Functions().Count(name => name == nameof(Throw)), Is.EqualTo(6));
        Assert.That(Json(second), Is.EqualTo(Json(first)));
    }

    [Test]
    public void Keeps_an_event_within_its_budget_in_the_second_report_too()
    {
        var events = Exceptional.With(new InAppRules([], []));
        // Each takes 8 KiB for its message: the frames of the last ones have no room.
        Exception[] errors =
        [
            .. Enumerable.Range(0, 15).Select(_ => Fail(30, new string('m', 9000))),
        ];

        PostHogEvent[] built =
        [
            .. Enumerable
                .Range(0, 2)
                .Select(_ => Build(events, new AggregateException("all", errors))),
        ];

        Assert.That(built[0].Frames(entry: 15), Is.Empty);
        Assert.That(Json(built[1]), Is.EqualTo(Json(built[0])));
    }

    [Test]
    public void Reads_source_anew_for_each_report()
    {
        string[] source = [.. Enumerable.Repeat("before", 200)];
        var events = Exceptional.With(new InAppRules([], []), source: _ => source);

        Build(events, Fail(0));
        source = [.. Enumerable.Repeat("after", 200)];
        var second = Build(events, Fail(0));

        Assert.That(second.Frames()[^1]["context_line"], Is.EqualTo("after"));
    }

    [Test]
    public void Allocates_little_for_the_second_report_of_a_place()
    {
        var events = Exceptional.With(new InAppRules([], []));
        Build(events, Fail(30));
        var error = Fail(30);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Build(events, error);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(allocated, Is.LessThan(16_000));
    }

    [Test]
    public void Allocates_little_after_reports_of_many_methods_created_at_run_time()
    {
        var events = Exceptional.With(new InAppRules([], []));
        for (var number = 0; number <= FrameReader.MaxKept; number++)
        {
            Build(events, Caught(Created()));
        }

        Build(events, Fail(30));
        var error = Fail(30);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Build(events, error);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(allocated, Is.LessThan(16_000));
    }

    [Test]
    public void Finds_what_it_kept_until_it_is_full_and_then_begins_anew()
    {
        var kept = new KeptFrames(capacity: 3);
        var method = FrameMethod.Of(typeof(KeptFrameTests).GetMethods()[0], new InAppRules([], []));
        var written = new WrittenFrame([], Characters: 1);

        kept.Keep(method, 1, written);
        kept.Keep(method, 1, written);
        kept.Keep(method, 2, written);
        kept.Keep(FrameMethod.Nameless, 1, written);
        bool[] full = [Has(1), Has(2), Has(3)];
        kept.Keep(method, 3, written);

        Assert.That(full, Is.EqualTo(new[] { true, true, false }));
        Assert.That(new[] { Has(1), Has(2), Has(3) }, Is.EqualTo(new[] { false, false, true }));

        bool Has(int part) => kept.Find(method, part) is not null;
    }

    [Test]
    public void Change_by_a_before_send_function_does_not_reach_the_next_event()
    {
        var events = Exceptional.With(new InAppRules([], []));
        var options = new PostHogOptions();
        options.BeforeSend.Add(seen =>
        {
            foreach (var entry in (IEnumerable<object?>)seen["$exception_list"]!)
            {
                var stack =
                    (IDictionary<string, object?>)
                        ((IDictionary<string, object?>)entry!)["stacktrace"]!;
                foreach (var frame in (IEnumerable<object?>)stack["frames"]!)
                {
                    ((IDictionary<string, object?>)frame!)["function"] = "changed";
                }
            }

            return seen;
        });
        Build(events, Fail(3));
        var first = Build(events, Fail(3));
        var json = Json(first);

        var changed = Written.Event(first, options);
        var second = Build(events, Fail(3));

        Assert.That(changed.Json, Does.Contain("\"function\":\"changed\""));
        Assert.That(Json(second), Is.EqualTo(json));
    }

    private static Action Created()
    {
        var method = new DynamicMethod("Created", returnType: null, Type.EmptyTypes);
        var code = method.GetILGenerator();
        code.Emit(
            OpCodes.Newobj,
            typeof(InvalidOperationException).GetConstructor(Type.EmptyTypes)!
        );
        code.Emit(OpCodes.Throw);
        return (Action)method.CreateDelegate(typeof(Action));
    }

    private static Exception Caught(Action call) => Assert.Catch(() => call())!;

    private static PostHogEvent Build(ExceptionEvents events, Exception error) =>
        events.Build(error, "user-42", details: null, ExceptionBoundary.Manual);

    private static string Json(PostHogEvent built) => JsonConvert.SerializeObject(built.List());

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Exception Fail(int depth, string message = "It failed.")
    {
        try
        {
            Throw(depth, message);
        }
        catch (InvalidOperationException caught)
        {
            return caught;
        }

        throw new InvalidOperationException("It did not fail.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Throw(int depth, string message) =>
        depth > 0 ? Throw(depth - 1, message) + 1 : throw new InvalidOperationException(message);
}
