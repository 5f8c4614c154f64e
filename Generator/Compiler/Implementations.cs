namespace Unroll.Generator;

/// <summary>The classes that derive from one. They are found by their type, so that a new one needs only its own file.</summary>
internal static class Implementations
{
    /// <summary>The classes that derive from a class, itself left out where it is one that can be made.</summary>
    public static IEnumerable<Type> TypesOf(Type ancestor) =>
        ancestor.Assembly.GetTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(ancestor));

    /// <summary>One object of each.</summary>
    public static IEnumerable<T> Of<T>()
        where T : class => TypesOf(typeof(T)).Select(type => (T)Activator.CreateInstance(type));
}
