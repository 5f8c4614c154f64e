namespace Samples.Features;

/// <summary>What was asked for.</summary>
/// <param name="Data">The folder of the images.</param>
/// <param name="Model">The package, folder or file with the pretrained network; null to look for it.</param>
/// <param name="Fetch">Whether NuGet may get the package if it is not there.</param>
/// <param name="Images">Images of a class to learn from, the fewest first.</param>
/// <param name="Draws">How often the images are drawn anew.</param>
/// <param name="Test">Test images, the first of the set.</param>
/// <param name="Seed">Seed of everything that is random.</param>
/// <param name="Threads">Threads that predict and train.</param>
/// <param name="Output">Folder for what is written.</param>
internal sealed record FeaturesSettings(
    string? Data, string? Model, bool Fetch, int[] Images, int Draws, int Test, int Seed, int Threads, string Output);
