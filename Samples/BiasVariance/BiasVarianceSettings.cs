namespace Samples.BiasVariance;

/// <summary>What the sample is asked to do.</summary>
/// <param name="Data">The folder of the images; null for the usual places.</param>
/// <param name="Images">The training images where their number is not what changes.</param>
/// <param name="Epochs">Passes over them.</param>
/// <param name="Threads">Threads that share a mini-batch.</param>
/// <param name="Seed">The seed of everything that is random.</param>
/// <param name="Output">The folder for what is written.</param>
internal sealed record BiasVarianceSettings(string? Data, int Images, int Epochs, int Threads, int Seed, string Output);
