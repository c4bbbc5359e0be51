using System;
using System.Data;
using System.Data.Common;
using System.Threading;

// Commands of databases: the token is asked before the call. One that is at work is told to stop, as the framework's own
// asynchronous members do for drivers that have none.
[global::Microsoft.CodeAnalysis.Embedded]
internal static class MirrorCommandShims
{
    public static int ExecuteNonQuery(this DbCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stop = cancellationToken.Register(command.Stop);
        return command.ExecuteNonQuery();
    }

    public static DbDataReader ExecuteReader(
        this DbCommand command,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stop = cancellationToken.Register(command.Stop);
        return command.ExecuteReader();
    }

    public static DbDataReader ExecuteReader(
        this DbCommand command,
        CommandBehavior behavior,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stop = cancellationToken.Register(command.Stop);
        return command.ExecuteReader(behavior);
    }

    public static object? ExecuteScalar(this DbCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stop = cancellationToken.Register(command.Stop);
        return command.ExecuteScalar();
    }

    public static void Prepare(this DbCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        command.Prepare();
    }

#if NET6_0_OR_GREATER
    public static int ExecuteNonQuery(this DbBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stop = cancellationToken.Register(batch.Stop);
        return batch.ExecuteNonQuery();
    }

    public static DbDataReader ExecuteReader(
        this DbBatch batch,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stop = cancellationToken.Register(batch.Stop);
        return batch.ExecuteReader();
    }

    public static DbDataReader ExecuteReader(
        this DbBatch batch,
        CommandBehavior behavior,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stop = cancellationToken.Register(batch.Stop);
        return batch.ExecuteReader(behavior);
    }

    public static object? ExecuteScalar(this DbBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var stop = cancellationToken.Register(batch.Stop);
        return batch.ExecuteScalar();
    }

    public static void Prepare(this DbBatch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        batch.Prepare();
    }
#endif

#if NET6_0_OR_GREATER
    private static void Stop(this DbBatch batch)
    {
        try
        {
            batch.Cancel();
        }
        catch (Exception)
        {
            // The call ends by itself then; the thread that cancels is not the one to be told.
        }
    }
#endif

    private static void Stop(this DbCommand command)
    {
        try
        {
            command.Cancel();
        }
        catch (Exception)
        {
            // The call ends by itself then; the thread that cancels is not the one to be told.
        }
    }
}
