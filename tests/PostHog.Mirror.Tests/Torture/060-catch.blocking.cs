// Awaits in catch blocks, filters and finally.
namespace PostHog.Blocking.Cases;

public sealed class Case(Api api)
{
    public void Try(bool choice, CancellationToken cancellationToken)
    {
        try
        {
            api.Run(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            api.Run(CancellationToken.None);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            api.Run(CancellationToken.None);
            throw;
        }
        finally
        {
            api.Run(CancellationToken.None);
        }
    }
}
