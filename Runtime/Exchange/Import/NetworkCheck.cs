using Unroll.Exchange.Import;

namespace Unroll;

/// <summary>Compares a network with the check of the model that it was imported from.</summary>
public static class NetworkCheck
{
    /// <summary>Predicts the input of a check and compares the outputs.</summary>
    /// <param name="network">The network, with the weights that were imported.</param>
    /// <param name="path">The check.</param>
    /// <returns>The largest difference, and how large it may be.</returns>
    /// <exception cref="InvalidDataException">The file is no check, or one of another network.</exception>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The permissions do not allow it.</exception>
    /// <exception cref="ObjectDisposedException">The network is disposed.</exception>
    public static CheckResult Verify(this Network network, string path)
    {
        ArgumentNullException.ThrowIfNull(network);
        using var run = new CheckRun(network, path);
        run.Predict();
        return run.Compare().MaxBy(result => result.LargestDifference / result.Allowed)!;
    }
}
