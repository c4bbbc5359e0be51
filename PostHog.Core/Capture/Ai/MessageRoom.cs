namespace PostHog.Capture.Ai;

/// <summary>
/// Says whether the messages of a list fit, while older ones are added. Their texts are read only once an estimate no
/// longer fits, which is seldom.
/// </summary>
/// <param name="messages">The list, which may grow at its end.</param>
internal sealed class MessageRoom(List<object?> messages)
{
    private long _bytes = 2;
    private int _counted;
    private bool _isMeasured;

    /// <summary>Whether all messages that were counted fit.</summary>
    public bool IsEnough => _bytes <= TextLimit.MaxBytes;

    /// <summary>Counts what was added to the list since the last call.</summary>
    public void Count()
    {
        Add();
        if (!IsEnough && !_isMeasured)
        {
            (_bytes, _counted, _isMeasured) = (2, 0, true);
            Add();
        }
    }

    private void Add()
    {
        for (; _counted < messages.Count; _counted++)
        {
            var message = messages[_counted];
            _bytes += 1 + (_isMeasured ? JsonSize.Of(message) : JsonSize.AtMost(message));
        }
    }
}
