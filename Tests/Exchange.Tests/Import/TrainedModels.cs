using System.Reflection;

namespace Unroll.Exchange.Tests.Import;

/// <summary>Models that others have trained.</summary>
internal static class TrainedModels
{
    /// <summary>The file of a model: ResNet18, or one of the folder Models.</summary>
    public static string PathOf(string name) => name != "ResNet18"
        ? Path.Combine(AppContext.BaseDirectory, "Models", $"{name}.onnx")
        : typeof(TrainedModels).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == name).Value!;
}
