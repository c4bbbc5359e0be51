using Microsoft.Extensions.AI;

namespace PostHog.Extensions.AI.Content;

/// <summary>
/// Adds up what the parts of a stream say was used. Some providers send what is new in each part, others what was used
/// until then.
/// </summary>
internal sealed class UsageFold
{
    private readonly UsageDetails _finished = new();
    private UsageDetails? _current;
    private string? _response;

    /// <summary>What was used until now; null if nothing says so.</summary>
    public UsageDetails? Total { get; private set; }

    /// <summary>Adds a part, which is not changed.</summary>
    /// <param name="next">What it says.</param>
    /// <param name="response">The response that it is about: in one stream there may be several, one after another; null
    /// if it is not known.</param>
    public void Add(UsageDetails next, string? response)
    {
        if (
            _current is not null
            && _response is not null
            && response is not null
            && response != _response
        )
        {
            _finished.Add(_current);
            _current = null;
        }

        var sum = new UsageDetails();
        if (_current is not null && !IsCumulative(_current, next))
        {
            sum.Add(_current);
        }

        sum.Add(next);
        (_current, _response) = (sum, response ?? _response);
        Total = new UsageDetails();
        Total.Add(_finished);
        Total.Add(sum);
    }

    // The input of a response is read once: the same count again, with no less output, says what was used until now.
    private static bool IsCumulative(UsageDetails before, UsageDetails next) =>
        before.InputTokenCount is > 0
        && next.InputTokenCount >= before.InputTokenCount
        && (next.OutputTokenCount ?? 0) >= (before.OutputTokenCount ?? 0);
}
