namespace Unroll.Exchange.Import;

/// <summary>Every class that derives from one, found by its type, under a name that its own name gives.</summary>
internal static class ByName
{
    /// <summary>One object of each class whose name ends with a suffix, under the name without it.</summary>
    public static Dictionary<string, T> Find<T>(string suffix) => typeof(T).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(T)))
        .ToDictionary(type => type.Name[..^suffix.Length], type => (T)Activator.CreateInstance(type)!, StringComparer.Ordinal);
}
