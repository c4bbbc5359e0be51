using System.Runtime.CompilerServices;
using BenchmarkDotNet.Attributes;
using PostHog.Capture;
using PostHog.ErrorTracking;
using PostHog.Setup;

namespace PostHog.Benchmarks.ErrorTracking;

/// <summary>What a reported exception costs the thread that reports it: thirty frames, and three causes.</summary>
[MemoryDiagnoser]
public class ExceptionEventsBenchmarks
{
    private const int Frames = 30;

    private readonly EventSerialiser _serialiser = ClientParts
        .Build(new PostHogOptions { ProjectToken = "phc_benchmark" })
        .Events.Serialiser;

    private readonly ExceptionEvents _events = new(
        new FrameReader(
            new InAppRules([], []),
            new FrameWriter(sendsPaths: false, readSource: null)
        )
    );

    private readonly Exception _error = Fail(3);

    /// <summary>Making the event: list, mechanisms and frames.</summary>
    [Benchmark]
    public object Builds_an_event() => Build(_error);

    /// <summary>The same, and writing it down as it is sent.</summary>
    [Benchmark]
    public object Builds_an_event_and_writes_it() => Write(Build(_error));

    internal object Write(PostHogEvent built) => _serialiser.Serialise(built);

    internal PostHogEvent Build(Exception error) =>
        _events.Build(error, "user-42", details: null, ExceptionBoundary.Manual);

    // Each cause was thrown a few calls below the one it caused; all together stand on thirty frames.
    internal static Exception Fail(int causes)
    {
        try
        {
            Call(causes == 3 ? (Frames / 2) - 1 : (Frames / 6) - 1, causes);
        }
        catch (InvalidOperationException caught)
        {
            return caught;
        }

        throw new InvalidOperationException("It did not fail.");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Call(int depth, int causes)
    {
        if (depth > 0)
        {
            return Call(depth - 1, causes) + 1;
        }

        var cause = causes == 0 ? null : Fail(causes - 1);
        throw new InvalidOperationException("It failed.", cause);
    }
}
