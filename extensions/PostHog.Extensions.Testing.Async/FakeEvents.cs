using System.Collections;

namespace PostHog.Async.Testing;

/// <summary>
/// The events that arrived at a <see cref="FakePostHog"/>, in order, at the time of the read: first, what its clients have
/// queued is sent. The list itself does not change.
/// </summary>
public sealed class FakeEvents : IReadOnlyList<FakeEvent>
{
    private const int MostShown = 10;

    private readonly IReadOnlyList<FakeEvent> _events;
    private readonly IReadOnlyList<FakeEvent> _all;
    private readonly string _remarks;

    internal FakeEvents(
        IReadOnlyList<FakeEvent> events,
        string remarks,
        IReadOnlyList<FakeEvent>? all = null
    )
    {
        _events = events;
        _remarks = remarks;
        _all = all ?? events;
    }

    /// <summary>Why expectations may not be met; a blank before it.</summary>
    internal string Remarks => _remarks;

    /// <summary>How many events arrived.</summary>
    public int Count => _events.Count;

    /// <summary>Returns an event, counted from 0.</summary>
    /// <param name="index">The index.</param>
    public FakeEvent this[int index] => _events[index];

    /// <summary>Returns the only event with a name.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="PostHogAssertionException">There is none, or more than one. The message names the nearest, and why
    /// events did not arrive.</exception>
    public FakeEvent Single(string name)
    {
        _ = name ?? throw new ArgumentNullException(nameof(name));
        var named = Named(name);
        return named.Count switch
        {
            1 => named[0],
            0 => throw new PostHogAssertionException(
                $"No event '{name}' arrived.{Arrived(name)}{_remarks}"
            ),
            _ => throw new PostHogAssertionException(
                $"{named.Count} events '{name}' arrived, not one: for {Persons(named)}.{_remarks}"
            ),
        };
    }

    /// <summary>Checks that no event with a name arrived.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="PostHogAssertionException">There is one.</exception>
    public void None(string name)
    {
        if (Named(name) is { Count: > 0 } named)
        {
            throw new PostHogAssertionException(
                $"An event '{name}' arrived, for '{named[0].DistinctId}', which was not expected.{_remarks}"
            );
        }
    }

    /// <summary>Returns the events with a name.</summary>
    /// <param name="name">The name.</param>
    public FakeEvents Named(string name) =>
        new(
            [.. _events.Where(one => string.Equals(one.Name, name, StringComparison.Ordinal))],
            _remarks,
            _all
        );

    /// <summary>Returns the events of a person.</summary>
    /// <param name="distinctId">The distinct id.</param>
    public FakeEvents Of(string distinctId) =>
        new(
            [
                .. _events.Where(one =>
                    string.Equals(one.DistinctId, distinctId, StringComparison.Ordinal)
                ),
            ],
            _remarks,
            _all
        );

    /// <summary>Returns the events in order.</summary>
    public IEnumerator<FakeEvent> GetEnumerator() => _events.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string Arrived(string name)
    {
        if (_all.Count == 0)
        {
            return " No event arrived at all.";
        }

        var others = _all.Where(one => string.Equals(one.Name, name, StringComparison.Ordinal))
            .ToList();
        return others.Count > 0
            ? $" It arrived for {Persons(others)}."
            : Nearest.To(
                name,
                (_events.Count > 0 ? _events : _all).Select(one => one.Name),
                "event"
            );
    }

    private static string Persons(IEnumerable<FakeEvent> events)
    {
        var ids = events
            .Select(one => $"'{one.DistinctId}'")
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return string.Join(", ", ids.Take(MostShown))
            + (ids.Count > MostShown ? " and others" : "");
    }
}
