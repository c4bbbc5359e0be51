using Microsoft.Data.Sqlite;
using PostHog.Development.Recording;

namespace PostHog.Development.Persistence;

/// <summary>
/// Keeps the stored events in a file over restarts, up to a number and a size, the oldest forgotten first. Thread-safe.
/// </summary>
internal sealed class EventDatabase : IDisposable
{
    private const long BytesBetweenTrims = 4 * 1024 * 1024;
    private const int EventsBetweenTrims = 1_000;

    private const int LargeEvent = 64 * 1024;

    private const string Inserting =
        "INSERT INTO events (path, received_at, json) VALUES ($path, $received_at, $json)";

    // A large one is written in place, for a parameter exists several times.
    private const string InsertingLarge =
        "INSERT INTO events (path, received_at, json) VALUES ($path, $received_at, zeroblob($json)) RETURNING id";

    // Not with a window: that loads each event only to measure it.
    private const string Measuring = "SELECT id, length(json) FROM events ORDER BY id DESC";

    // The times are those of a DateTimeOffset; what has another form was not written here.
    private const string Reading = """
        SELECT path, received_at, json FROM events
        WHERE typeof(path) = 'text' AND typeof(received_at) = 'integer' AND typeof(json) = 'blob'
            AND received_at BETWEEN -62135596800000 AND 253402300799999
        ORDER BY id
        """;

    private readonly Lock _lock = new();
    private readonly SqliteConnection _connection;
    private readonly int _limit;
    private long _bytesSinceTrim;
    private int _eventsSinceTrim;

    private EventDatabase(SqliteConnection connection, int limit)
    {
        _connection = connection;
        _limit = limit;
    }

    /// <summary>Opens the file, or makes it.</summary>
    /// <exception cref="IOException">It cannot be opened, is damaged, or is something else, which is then left as it is.</exception>
    public static EventDatabase Open(string file, int limit)
    {
        EventDatabaseFormat.Check(file);
        var connection = EventDatabaseFormat.Connect(file, SqliteOpenMode.ReadWriteCreate);
        try
        {
            connection.Open();
            EventDatabaseFormat.Prepare(connection);
            return new EventDatabase(connection, limit);
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw EventDatabaseFormat.Explain(file, exception);
        }
    }

    /// <summary>Reads the kept events, oldest first; rows that are no events are left out.</summary>
    /// <exception cref="IOException">The file is damaged.</exception>
    public IReadOnlyList<ReceivedEvent> Read()
    {
        lock (_lock)
        {
            try
            {
                Trim(transaction: null, Retention.MaxBytes);
                return ReadAll();
            }
            catch (SqliteException exception)
            {
                throw EventDatabaseFormat.Explain(_connection.DataSource, exception);
            }
        }
    }

    /// <summary>Adds the events of a request.</summary>
    /// <exception cref="SqliteException">The file cannot be written.</exception>
    public void Add(IReadOnlyList<ReceivedEvent> events)
    {
        lock (_lock)
        {
            var bytes = events.Sum(one => (long)one.Utf8.Length);
            using var transaction = _connection.BeginTransaction();
            if (
                _bytesSinceTrim + bytes > BytesBetweenTrims
                || _eventsSinceTrim + events.Count > EventsBetweenTrims
            )
            {
                // Before: what is added then takes the place of what is deleted, and the file grows no more.
                Trim(transaction, Retention.MaxBytes - BytesBetweenTrims - bytes);
            }

            foreach (var one in events)
            {
                Insert(transaction, one);
            }

            transaction.Commit();
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "DELETE FROM events; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)";
            command.ExecuteNonQuery();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _connection.Dispose();
        }
    }

    private List<ReceivedEvent> ReadAll()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = Reading;
        using var reader = command.ExecuteReader();
        var events = new List<ReceivedEvent>();
        while (reader.Read())
        {
            if (
                ReceivedEvent.Read(
                    reader.GetFieldValue<byte[]>(2),
                    reader.GetString(0),
                    DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(1))
                ) is
                { } one
            )
            {
                events.Add(one);
            }
        }

        return events;
    }

    private void Insert(SqliteTransaction transaction, ReceivedEvent one)
    {
        var isLarge = one.Utf8.Length > LargeEvent;
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = isLarge ? InsertingLarge : Inserting;
        command.Parameters.AddWithValue("$path", one.Path);
        command.Parameters.AddWithValue("$received_at", one.ReceivedAt.ToUnixTimeMilliseconds());
        command.Parameters.AddWithValue("$json", isLarge ? one.Utf8.Length : one.Utf8.ToArray());
        if (isLarge)
        {
            var id = (long)command.ExecuteScalar()!;
            using var blob = new SqliteBlob(_connection, "events", "json", id);
            blob.Write(one.Utf8.Span);
        }
        else
        {
            command.ExecuteNonQuery();
        }

        _bytesSinceTrim += one.Utf8.Length;
        _eventsSinceTrim++;
    }

    private void Trim(SqliteTransaction? transaction, long mostBytes)
    {
        if (FindNewestToForget(transaction, mostBytes) is { } id)
        {
            using var command = _connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "DELETE FROM events WHERE id <= $id";
            command.Parameters.AddWithValue("$id", id);
            command.ExecuteNonQuery();
        }

        _bytesSinceTrim = 0;
        _eventsSinceTrim = 0;
    }

    private long? FindNewestToForget(SqliteTransaction? transaction, long mostBytes)
    {
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = Measuring;
        using var reader = command.ExecuteReader();
        var (bytes, place) = (0L, 0);
        while (reader.Read())
        {
            bytes += reader.GetInt64(1);
            place++;
            if (bytes > mostBytes || place > _limit)
            {
                return reader.GetInt64(0);
            }
        }

        return null;
    }
}
