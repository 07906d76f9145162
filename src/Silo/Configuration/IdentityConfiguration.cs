using System.Net;
using Bayou.Api.Security;

namespace Bayou.Silo.Configuration;

/// <summary>Reads how the server learns who its users are.</summary>
/// <param name="reader">Reads settings.</param>
/// <param name="report">Hears of faults.</param>
internal sealed class IdentityConfiguration(SettingReader reader, ConfigurationReport report)
{
    internal UserIdentityOptions Read()
    {
        var header = reader.Text(Settings.UserHeader);
        if (header.Any(character => !char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_')))
        {
            report.Fault(reader.KeyOf(Settings.UserHeader), $"'{header}' is no name of a header, such as X-Forwarded-User.");
        }

        var options = new UserIdentityOptions
        {
            Header = header.Length > 0 ? header : null,
            Sources = [.. reader.List(Settings.UserHeaderSources).Select(ReadSource)],
            PolicyAdmins = reader.List(Settings.PolicyAdmins),
        };
        if (options.PolicyAdmins.Count > 0 && options.Header is null)
        {
            report.Fault(
                reader.KeyOf(Settings.PolicyAdmins),
                $"The server does not know who its users are. Set {Settings.UserHeader.ShownName} to the header in which a proxy passes on their names.");
        }

        return options;
    }

    private IPNetwork ReadSource(string text)
    {
        if (IPAddress.TryParse(text, out var address))
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        if (!IPNetwork.TryParse(text, out var network))
        {
            report.Fault(reader.KeyOf(Settings.UserHeaderSources), $"'{text}' is no address, and no network such as 10.0.0.0/8.");
        }

        return network;
    }
}
