namespace Samples.OneShot;

/// <summary>What the sample is asked to do.</summary>
/// <param name="Data">The folder of the images of clothing; null for the usual places.</param>
/// <param name="Images">The most images to learn from.</param>
/// <param name="Epochs">Passes over them; eight times as many over the digits, of which there are few.</param>
/// <param name="Draws">How often the known images are drawn anew.</param>
/// <param name="Threads">Threads that share a mini-batch.</param>
/// <param name="Seed">The seed of everything that is random.</param>
/// <param name="Checkpoint">The beginning of the names of files to go on from and to write; null for none.</param>
/// <param name="Output">The folder for what is written.</param>
internal sealed record OneShotSettings(
    string? Data, int Images, int Epochs, int Draws, int Threads, int Seed, string? Checkpoint, string Output);
