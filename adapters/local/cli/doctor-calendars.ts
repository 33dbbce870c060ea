import { GetAccountCommand, GetEmailIdentityCommand, NotFoundException, type SESv2Client } from '@aws-sdk/client-sesv2';
import { calendarSecrets } from '../../calendars/config.ts';
import { mailIdentityOf } from '../../lambda/env.ts';
import { secretsManagerOf, sesOf } from './doctor-aws.ts';
import { type Finding, judged, looking, ok, unchecked, wrong } from './doctor-finding.ts';
import type { Doctor, StageSettings } from './doctor-scope.ts';
import { readSecret } from './doctor-secrets.ts';

/** Whether 1on1s get into calendars: by a service whose secret is there, or by mail that Amazon SES may send. */
export const checkCalendars = async (doctor: Doctor): Promise<readonly Finding[]> => {
  const { scope, texts } = doctor;
  const { calendars, mail } = scope.stage ?? {};
  if (scope.stage === undefined) {
    const why = scope.kind === 'aws' ? texts.common.needsStage : texts.common.onlyOnAws;
    return [unchecked('calendars.all', texts.calendars.all, why)];
  }
  if (calendars !== undefined) return secretOf(calendars, doctor);
  return mail ? mailOf(mail, doctor) : [ok('calendars.all', texts.calendars.neither)];
};

const secretOf = async (type: keyof typeof calendarSecrets, doctor: Doctor): Promise<readonly Finding[]> => {
  const client = secretsManagerOf(doctor);
  const of = { id: 'Calendars', check: 'calendars.secret', name: doctor.texts.calendars.secretOf } as const;
  try {
    const { findings } = await readSecret(of, calendarSecrets[type], () => undefined, client, doctor);
    return findings;
  } finally {
    client.destroy();
  }
};

type Mail = NonNullable<StageSettings['mail']>;

const mailOf = async (mail: Mail, doctor: Doctor): Promise<readonly Finding[]> => {
  const client = sesOf(doctor);
  const { texts } = doctor;
  const where = 'Amazon SES';
  const sender = { check: 'calendars.sender', what: texts.calendars.sender(mail.from), where } as const;
  const account = { check: 'calendars.account', what: texts.calendars.account, where } as const;
  try {
    return [
      ...(await looking(sender, texts, () => senderOf(mail, client, doctor))),
      ...(await looking(account, texts, () => accountOf(client, doctor))),
    ];
  } finally {
    client.destroy();
  }
};

const senderOf = async (mail: Mail, client: SESv2Client, { texts }: Doctor) => {
  const { from } = mail;
  const identity = mailIdentityOf(mail);
  const isVerified = await client.send(new GetEmailIdentityCommand({ EmailIdentity: identity })).then(
    ({ VerifiedForSendingStatus }) => VerifiedForSendingStatus === true,
    (error: unknown) => {
      if (error instanceof NotFoundException) return false;
      throw error;
    },
  );
  const { verified, unverified } = texts.calendars;
  return [judged('calendars.sender', isVerified, verified(from, identity), unverified(from, identity))];
};

const accountOf = async (client: SESv2Client, { texts: { calendars: texts } }: Doctor) => {
  const { SendingEnabled, ProductionAccessEnabled } = await client.send(new GetAccountCommand());
  if (SendingEnabled === false) return [wrong('calendars.account', texts.paused)];
  if (ProductionAccessEnabled === false) return [wrong('calendars.account', texts.sandbox)];
  return [ok('calendars.account', texts.sends)];
};
