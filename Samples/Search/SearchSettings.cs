namespace Samples.Search;

/// <summary>What was asked for.</summary>
/// <param name="Data">The folder of the images.</param>
/// <param name="Trials">The trials.</param>
/// <param name="Epochs">Epochs of the trials that are trained to the end.</param>
/// <param name="Method">Which trials get how many epochs.</param>
/// <param name="Seed">Seed of everything that is random.</param>
/// <param name="Threads">Trials at a time.</param>
/// <param name="Output">Folder for the trials and what is written of them.</param>
internal sealed record SearchSettings(
    string? Data, int Trials, int Epochs, MethodName Method, int Seed, int Threads, string Output);

/// <summary>The methods that can be chosen on the command line.</summary>
internal enum MethodName
{
    Halving,
    Random,
}
