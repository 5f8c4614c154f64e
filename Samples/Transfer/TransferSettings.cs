namespace Samples.Transfer;

/// <summary>What was asked for.</summary>
/// <param name="Data">The folder of the images.</param>
/// <param name="Epochs">Epochs in which the first network learns.</param>
/// <param name="Steps">Steps in which each of the others learns.</param>
/// <param name="Draws">How often the few images are drawn anew.</param>
/// <param name="Seed">Seed of everything that is random.</param>
/// <param name="Threads">Threads that share a mini-batch.</param>
/// <param name="Output">Folder for the weights.</param>
internal sealed record TransferSettings(string? Data, int Epochs, int Steps, int Draws, int Seed, int Threads, string Output);
