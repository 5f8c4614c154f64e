namespace Unroll.Exchange.Tests;

/// <summary>The networks of this project.</summary>
internal static class Catalog
{
    public static readonly Type[] Networks =
        [.. typeof(Catalog).Assembly.GetTypes().Where(type => type.IsDefined(typeof(NetworkAttribute), inherit: false)
            || type.IsDefined(typeof(SlidingWindowAttribute<>), inherit: false))];
}
