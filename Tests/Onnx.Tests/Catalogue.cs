namespace Unroll.Onnx.Tests;

/// <summary>The networks of this project.</summary>
internal static class Catalogue
{
    public static readonly Type[] Networks =
        [.. typeof(Catalogue).Assembly.GetTypes().Where(type => type.IsDefined(typeof(NetworkAttribute), inherit: false))];
}
