namespace Unroll;

/// <summary>A tensor of a network whose values were taken from a file.</summary>
/// <param name="Name">Its name in the network: "c1.weights".</param>
/// <param name="NameInFile">Its name in the file, another one where <see cref="LoadOptions.Rename"/> changed it.</param>
public sealed record LoadedTensor(string Name, string NameInFile);
