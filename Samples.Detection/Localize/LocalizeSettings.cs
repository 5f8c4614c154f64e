namespace Samples.Localize;

/// <summary>What the sample is asked to do.</summary>
/// <param name="Data">The folder of the images of clothing; null for the usual places.</param>
/// <param name="Scenes">The training scenes of an epoch.</param>
/// <param name="Epochs">Passes over them.</param>
/// <param name="Tests">The test scenes.</param>
/// <param name="Threads">Threads that share a mini-batch.</param>
/// <param name="Seed">The seed of everything that is random.</param>
/// <param name="Checkpoint">The beginning of the names of the two files to go on from and to write; null for none.</param>
/// <param name="Output">The folder for what is written.</param>
internal sealed record LocalizeSettings(
    string? Data, int Scenes, int Epochs, int Tests, int Threads, int Seed, string? Checkpoint, string Output);
