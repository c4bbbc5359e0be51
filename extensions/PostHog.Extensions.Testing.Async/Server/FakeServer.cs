using PostHog.Time;
using PostHog.Wire;
using PostHog.Wire.Json;

namespace PostHog.Async.Testing.Server;

/// <summary>
/// Answers the requests of clients as PostHog does, and keeps the events. Thread-safe.
/// </summary>
internal sealed class FakeServer(FakeFlags flags, FakeFailures failures, Clock clock)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, FakeEvent> _events = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private readonly FakePersons _persons = new();
    private readonly FakeGroups _groups = new();
    private int _requests;
    private volatile bool _isOver;

    /// <summary>The events that arrived, each once, in the order of their first arrival.</summary>
    public IReadOnlyList<FakeEvent> Events
    {
        get
        {
            lock (_gate)
            {
                return [.. _order.Select(uuid => _events[uuid])];
            }
        }
    }

    /// <summary>How many requests there were, with those that failed.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Forgets the events.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _events.Clear();
            _order.Clear();
        }
    }

    /// <summary>Cannot be reached from now on.</summary>
    public void End() => _isOver = true;

    /// <summary>Whether it ended.</summary>
    public bool IsOver => _isOver;

    /// <summary>Answers a request.</summary>
    public FakeReply Answer(FakeCall call)
    {
        Interlocked.Increment(ref _requests);
        if (_isOver)
        {
            return FakeFailures.Over;
        }

        return failures.Next(call.Path) ?? Route(call);
    }

    private FakeReply Route(FakeCall call) =>
        call.Path.TrimEnd('/') switch
        {
            "/batch" or "/i/v0/ai/batch" => Store(call, isV1: false),
            "/i/v1/analytics/events" or "/i/v1/ai/events" => Store(call, isV1: true),
            "/flags" => AnswerFlags(call),
            "/flags/definitions" => new FakeReply(200, flags.Definitions),
            _ => AnswerPayload(call.Path),
        };

    private FlagAsk Ask(JsonObject body)
    {
        lock (_gate)
        {
            return new FlagAsk(body, _persons, _groups);
        }
    }

    private FakeReply AnswerFlags(FakeCall call) =>
        new(
            200,
            failures.IsFlagQuotaUsedUp
                ? FlagAnswers.OverQuota
                : FlagAnswers.Of(flags, Ask(call.Read()), clock.UtcNow)
        );

    private FakeReply AnswerPayload(string path)
    {
        if (FlagAnswers.RemoteConfigKey(path) is not { } key)
        {
            return new FakeReply(404, "{\"detail\":\"The fake does not know this path.\"}");
        }

        var all = flags.Evaluate(
            Ask(new JsonObject { [WireNames.FlagKeys] = new object?[] { key } })
        );
        return all.TryGetValue(key, out var flag) && flag?.PayloadJson is { } payload
            ? new FakeReply(200, payload)
            : new FakeReply(404, "{\"detail\":\"Not found.\"}");
    }

    // A personless event describes nobody, and no group.
    private void Describe(FakeEvent one)
    {
        if (!one.IsPersonless)
        {
            _persons.Observe(one);
            _groups.Observe(one);
        }
    }

    private FakeReply Store(FakeCall call, bool isV1)
    {
        var batch = call.Read().ValueOf(WireNames.Batch) as object?[] ?? [];
        var results = new JsonObject();
        lock (_gate)
        {
            foreach (var json in batch.OfType<JsonObject>())
            {
                var one = new FakeEvent(json, () => flags.FaultText);
                if (!isV1)
                {
                    failures.CheckMode(one.Name);
                }

                var result = isV1 ? failures.VerdictOn(one.Name) : null;
                if (result is null && !_events.ContainsKey(one.Uuid))
                {
                    _events[one.Uuid] = one;
                    _order.Add(one.Uuid);
                    Describe(one);
                }

                results[one.Uuid] = result ?? new JsonObject { [WireNames.Result] = "ok" };
            }
        }

        return isV1
            ? new FakeReply(200, JsonTree.ToJson(new JsonObject { [WireNames.Results] = results }))
            : new FakeReply(200, "{\"status\":1}");
    }
}
