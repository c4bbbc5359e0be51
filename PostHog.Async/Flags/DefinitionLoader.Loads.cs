using PostHog.Flags.Loading;

namespace PostHog.Async.Flags;

internal sealed partial class DefinitionLoader
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    // Whether the provider lacks the definitions in use, because a load had no time left to store them.
    private bool _isStoreDue;

    private async Task PollAsync(CancellationToken cancellationToken)
    {
        using (await _turn.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            var end = _clock.Elapsed + _own.Timeout;
            await LoadAsync(isWhole: false, end, cancellationToken).ConfigureAwait(false);
        }
    }

    // A load in progress uses up part of the time, so that the caller never waits for two full loads.
    private async Task ReloadOnceAsync(CancellationToken cancellationToken)
    {
        var end = _clock.Elapsed + _own.Timeout;
        using (await _turn.EnterAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_clock.Elapsed < end)
            {
                await LoadAsync(isWhole: true, end, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task LoadAsync(bool isWhole, TimeSpan end, CancellationToken cancellationToken)
    {
        var ticket = _state.Begin();
        var eTag = isWhole ? null : ticket.ETag;
        var answer = await ObtainAsync(eTag, end, cancellationToken).ConfigureAwait(false);
        var result = _state.Settle(ticket, answer, _clock.Now, _jitter());
        Announce(result);
        if (_shared is null)
        {
            return;
        }

        _isStoreDue |= answer.IsFetched && result.IsRefresh;
        if (_isStoreDue && _clock.Elapsed < end && _state.Data is { } data)
        {
            _isStoreDue = false;
            await _shared.StoreAsync(data, Share(end, 1), cancellationToken).ConfigureAwait(false);
        }
    }

    // The provider's calls get only a part of the time, so that one that hangs leaves time for the request.
    private async Task<DefinitionsAnswer> ObtainAsync(
        string? eTag,
        TimeSpan end,
        CancellationToken cancellationToken
    )
    {
        if (_shared is null)
        {
            return await FetchAsync(eTag, end, cancellationToken).ConfigureAwait(false);
        }

        var isOurs = await _shared
            .ShouldFetchAsync(Share(end, 3), cancellationToken)
            .ConfigureAwait(false);
        if (!isOurs || _own.Request is null)
        {
            var parts = _own.Request is null ? 1 : 2;
            var shared = await _shared
                .ReadAsync(Share(end, parts), cancellationToken)
                .ConfigureAwait(false);
            if (shared.Failure is null || _state.IsReady || _own.Request is null)
            {
                return shared;
            }
        }

        return await FetchAsync(eTag, end, cancellationToken).ConfigureAwait(false);
    }

    private async Task<DefinitionsAnswer> FetchAsync(
        string? eTag,
        TimeSpan end,
        CancellationToken cancellationToken
    )
    {
        var request = _own.Request!.Make(eTag) with { Timeout = Share(end, 1) };
        var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        return DefinitionsAnswer.Read(response, _own.Request.Key);
    }

    // One of several equal parts of the time that is left.
    private TimeSpan Share(TimeSpan end, int parts)
    {
        var left = TimeSpan.FromTicks((end - _clock.Elapsed).Ticks / parts);
        return left > Shortest ? left : Shortest;
    }
}
