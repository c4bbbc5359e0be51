using System.Security.Cryptography;

namespace PostHog.Async.Import.Ordering;

/// <summary>
/// Gives each event in order its uuid, computed from its content and its number among equal rows. Remembers only rows of the
/// current time.
/// </summary>
/// <param name="isByPerson">Whether the rows of one time are in the order of persons.</param>
internal sealed class UuidSequence(bool isByPerson) : IDisposable
{
    private readonly SHA256 _sha = SHA256.Create();
    private readonly Dictionary<ContentHash, int> _seen = [];
    private long _ticks;
    private ulong _person;

    public Guid Next(ImportRecord record)
    {
        if (record.Ticks != _ticks || (isByPerson && record.Person != _person))
        {
            _seen.Clear();
            _ticks = record.Ticks;
            _person = record.Person;
        }

        var hash = ContentHash.Of(_sha, record.Json, record.Ticks);
        _seen.TryGetValue(hash, out var ordinal);
        _seen[hash] = ordinal + 1;
        return (ordinal == 0 ? hash : hash.With(_sha, ordinal)).ToUuid();
    }

    public void Dispose() => _sha.Dispose();
}
