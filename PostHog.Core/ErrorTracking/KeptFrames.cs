namespace PostHog.ErrorTracking;

/// <summary>
/// The frames that are kept as they are sent. It begins anew once it is full, because most of what it holds may be of
/// methods that no stack contains again: those created at run time, and those the runtime describes anew after a garbage
/// collection. Thread-safe.
/// </summary>
/// <param name="capacity">The maximum number of frames.</param>
internal sealed class KeptFrames(int capacity)
{
    // Two dictionaries of classes, because the collections of each structure are compiled anew in every process.
    private readonly Dictionary<FrameMethod, Dictionary<int, WrittenFrame>> _frames = [];
    private int _count;

    /// <summary>Returns the frame of a part of a method; null if none is kept.</summary>
    public WrittenFrame? Find(FrameMethod method, int part)
    {
        lock (_frames)
        {
            return
                _frames.TryGetValue(method, out var parts) && parts.TryGetValue(part, out var known)
                ? known
                : null;
        }
    }

    /// <summary>Keeps the frame of a part of a method, in place of an earlier one.</summary>
    public void Keep(FrameMethod method, int part, WrittenFrame written)
    {
        lock (_frames)
        {
            if (_count >= capacity)
            {
                _frames.Clear();
                _count = 0;
            }

            if (!_frames.TryGetValue(method, out var parts))
            {
                _frames[method] = parts = [];
            }

            var before = parts.Count;
            parts[part] = written;
            _count += parts.Count - before;
        }
    }
}
