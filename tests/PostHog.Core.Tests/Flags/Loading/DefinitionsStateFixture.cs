using System.Text;
using PostHog.Flags.Inputs;
using PostHog.Flags.Loading;
using PostHog.TestKit;
using PostHog.Time;
using PostHog.Wire;

namespace PostHog.Core.Tests.Flags.Loading;

/// <summary>Loads definitions into a state, at a time that the test moves.</summary>
internal abstract class DefinitionsStateFixture
{
    protected static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    protected static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    protected ClockReading Now { get; set; } = new(Start, TimeSpan.Zero);

    [SetUp]
    public void StartAnew() => Now = new(Start, TimeSpan.Zero);

    protected bool? ValueOf(DefinitionsState state, string key) =>
        state.Current.Evaluate(new FlagSubject("user-1"), key, out _)?.IsEnabled;

    protected DefinitionsState Loaded()
    {
        var state = NewState();
        Settle(state, 200, Feed("a"), "W/\"1\"");
        return state;
    }

    protected DefinitionsState NewState(bool keepsText = false) =>
        new(
            Engine.NewBuilder(new FakeTime(Start), keepsText).Compile,
            new PollSchedule(Interval),
            Now.Elapsed
        );

    protected LoadResult Settle(
        DefinitionsState state,
        int status,
        string body,
        string? eTag = null
    ) => state.Settle(state.Begin(), Answer(status, body, eTag), Now, jitter: 0);

    protected static DefinitionsAnswer Answer(int status, string body, string? eTag = null) =>
        DefinitionsAnswer.Read(
            WireResponse.Of(
                status,
                retryAfter: null,
                Encoding.UTF8.GetBytes(body),
                location: null,
                eTag
            ),
            "phs_key"
        );

    protected static string Feed(params string[] keys) => Definitions.Of(keys);
}
