namespace PostHog.Development.Ingestion;

/// <summary>A number of bytes that requests share: who finds too few left waits in line. Thread-safe.</summary>
/// <param name="total">How many bytes there are.</param>
internal sealed class ByteBudget(long total)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(long Bytes, TaskCompletionSource Turn)> _line = [];
    private readonly long _total = total;
    private long _free = total;

    /// <summary>Takes bytes, after those who came before.</summary>
    /// <param name="bytes">How many; more than there are at all counts as all.</param>
    /// <param name="patience">How long to wait at most.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>What gives them back; null when patience ended.</returns>
    public async Task<IDisposable?> TakeAsync(
        long bytes,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        var wanted = Math.Min(bytes, _total);
        LinkedListNode<(long Bytes, TaskCompletionSource Turn)> place;
        lock (_lock)
        {
            if (_line.Count == 0 && _free >= wanted)
            {
                _free -= wanted;
                return new Share(this, wanted);
            }

            var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            place = _line.AddLast((wanted, turn));
        }

        try
        {
            await place.Value.Turn.Task.WaitAsync(patience, cancellationToken);
            return new Share(this, wanted);
        }
        catch (TimeoutException)
        {
            return Leave(place) ? null : new Share(this, wanted);
        }
        catch (OperationCanceledException)
        {
            if (!Leave(place))
            {
                Return(wanted);
            }

            throw;
        }
    }

    /// <summary>False when the bytes were handed over meanwhile.</summary>
    private bool Leave(LinkedListNode<(long Bytes, TaskCompletionSource Turn)> place)
    {
        lock (_lock)
        {
            if (place.List is null)
            {
                return false;
            }

            _line.Remove(place);
            ServeLine();
            return true;
        }
    }

    private void Return(long bytes)
    {
        lock (_lock)
        {
            _free += bytes;
            ServeLine();
        }
    }

    private void ServeLine()
    {
        while (_line.First is { } first && first.Value.Bytes <= _free)
        {
            _free -= first.Value.Bytes;
            _line.RemoveFirst();
            first.Value.Turn.SetResult();
        }
    }

    private sealed class Share(ByteBudget budget, long bytes) : IDisposable
    {
        private int _isReturned;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isReturned, 1) == 0)
            {
                budget.Return(bytes);
            }
        }
    }
}
