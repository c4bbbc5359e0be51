using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.AI;
using PostHog.Async;

namespace PostHog.Benchmarks.Ai;

/// <summary>
/// What capturing adds to a call of ten messages and to each update of a stream, the serialised event included. The queue
/// delivers batches that are full meanwhile, whose bytes are counted too.
/// </summary>
[MemoryDiagnoser]
// The runtime has compiled everything for good only after many calls.
[SimpleJob(launchCount: 1, warmupCount: 150, iterationCount: 30, invocationCount: 1024)]
public class ChatCaptureBenchmarks
{
    private const int Updates = 1_000;

    private readonly ChatMessage[] _messages =
    [
        .. Enumerable
            .Range(0, 10)
            .Select(number => new ChatMessage(
                number % 2 == 0 ? ChatRole.User : ChatRole.Assistant,
                $"Message {number}: where is my order, and when does it arrive at my house?"
            )),
    ];

    private PostHogClient _posthog = null!;
    private IChatClient _chat = null!;

    /// <summary>How the calls are captured.</summary>
    public enum CaptureKind
    {
        /// <summary>Not at all.</summary>
        Bare,

        /// <summary>With content.</summary>
        Captured,

        /// <summary>In privacy mode.</summary>
        Private,
    }

    /// <summary>How the calls are captured.</summary>
    [ParamsAllValues]
    public CaptureKind Kind { get; set; }

    /// <summary>Creates the clients.</summary>
    [IterationSetup]
    public void Start()
    {
        _posthog = new PostHogClient(
            new PostHogOptions
            {
                ProjectToken = "phc_benchmark",
                HttpHandler = new EmptyHandler(),
                PrivacyMode = Kind == CaptureKind.Private,
                MaxQueueSize = 10_000,
                MaxQueueBytes = 512 * 1024 * 1024,
                FlushAt = 10_000,
                FlushInterval = TimeSpan.FromHours(1),
            }
        );
        var inner = new InstantChatClient(Updates);
        _chat = Kind == CaptureKind.Bare ? inner : inner.WithPostHog(_posthog);
    }

    /// <summary>Delivers what was queued.</summary>
    [IterationCleanup]
    public void Stop() => _posthog.Dispose();

    /// <summary>One call with ten messages.</summary>
    [Benchmark]
    public Task<ChatResponse> Calls() => _chat.GetResponseAsync(_messages);

    /// <summary>One stream of a thousand updates.</summary>
    [Benchmark]
    public async Task<int> Streams()
    {
        var count = 0;
        await foreach (var update in _chat.GetStreamingResponseAsync(_messages))
        {
            count += update.Contents.Count;
        }

        return count;
    }
}
