namespace Unroll.Tool;

/// <summary>Tells in words what went wrong, and by the exit code of which kind it is.</summary>
internal static class Failures
{
    public const int Unreadable = 1, Unsupported = 2, Different = 3, Interrupted = 130;

    /// <summary>Runs a command and gives its exit code.</summary>
    public static int Report(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (UnsupportedModelException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return Unsupported;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("interrupted; nothing was written");
            return Interrupted;
        }
        catch (Exception exception)
            when (exception is IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            Console.Error.WriteLine(exception.Message);
            return Unreadable;
        }
    }
}
